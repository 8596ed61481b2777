package io.waybill.simulator.calls;

import java.util.List;

/**
 * One outside system with an API.
 *
 * @param name            as in {@code /sim/faults/calls} and the ledger
 * @param paths           what its URLs begin with
 * @param unavailableBody what it answers beside a 503
 */
public record OutsideSystem(String name, List<String> paths, String unavailableBody) {

    public OutsideSystem { paths = List.copyOf(paths); }

    boolean serves(String path) {
        return paths.stream().anyMatch(path::startsWith);
    }
}
