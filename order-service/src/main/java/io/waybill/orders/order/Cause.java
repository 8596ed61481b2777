package io.waybill.orders.order;

import org.jspecify.annotations.Nullable;

/**
 * What made a fact so.
 *
 * @param id the object of a snapshot or update, or the person of a command
 */
public record Cause(Kind kind, String id, @Nullable Long revision) {

    public enum Kind { SNAPSHOT, UPDATE, COMMAND, TIME }
}
