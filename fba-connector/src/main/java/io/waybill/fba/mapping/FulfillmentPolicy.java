package io.waybill.fba.mapping;

import java.util.Arrays;
import java.util.Optional;

/** What Amazon does about units it does not have. */
public enum FulfillmentPolicy {
    /** Sends the others and gives these up at once. */
    FILL_ALL_AVAILABLE("FillAllAvailable"),
    /** Sends the others and waits a day for these. */
    FILL_ALL("FillAll"),
    /** Sends nothing, if it finds out in time. */
    FILL_OR_KILL("FillOrKill");

    private final String word;

    FulfillmentPolicy(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<FulfillmentPolicy> of(String word) {
        return Arrays.stream(values()).filter(policy -> policy.word.equalsIgnoreCase(word)).findFirst();
    }
}
