package io.waybill.simulator.amazon.outbound;

import java.util.Arrays;
import java.util.Optional;

/** Where a fulfillment order is, in Amazon's words. */
enum OrderStatus {
    NEW("New"),
    RECEIVED("Received"),
    PLANNING("Planning"),
    PROCESSING("Processing"),
    COMPLETE("Complete"),
    COMPLETE_PARTIALLED("CompletePartialled"),
    CANCELLED("Cancelled"),
    UNFULFILLABLE("Unfulfillable"),
    INVALID("Invalid");

    private final String word;

    OrderStatus(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<OrderStatus> of(String word) {
        return Arrays.stream(values()).filter(status -> status.word.equals(word)).findFirst();
    }

    /** Nothing has been picked yet: the order can be cancelled and changed. */
    boolean open() {
        return switch (this) {
            case NEW, RECEIVED, PLANNING -> true;
            case PROCESSING, COMPLETE, COMPLETE_PARTIALLED, CANCELLED, UNFULFILLABLE, INVALID -> false;
        };
    }

    boolean terminal() {
        return !open() && this != PROCESSING;
    }
}
