package io.waybill.kit.kafka;

import java.util.List;

/**
 * What became of a batch. A record that is named in neither list was taken and changed nothing.
 *
 * @param rejected become dead letters; they changed nothing
 * @param changes what a replay reports; one entry a record at most
 */
public record Applied(List<Rejected> rejected, List<Change> changes) {

    public Applied {
        rejected = List.copyOf(rejected);
        changes = List.copyOf(changes);
    }

    /** All were taken and nothing changed. */
    public static Applied nothing() {
        return new Applied(List.of(), List.of());
    }
}
