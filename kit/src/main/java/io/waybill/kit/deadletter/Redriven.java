package io.waybill.kit.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a dead letter that was tried again.
 *
 * @param what names of what it changed; empty if it is old news or failed
 * @param reason why it failed, empty if it did not
 */
record Redriven(long id, @Nullable String orderId, DeadLetterState state, List<String> what, String kind,
        String reason) {

    boolean isMended() {
        return switch (state) {
            case REDRIVEN, REPLAYED -> true;
            case OPEN, PARKED, ERASED -> false;
        };
    }
}
