package io.waybill.fba.mapping;

import io.waybill.kit.channel.Sighting.Stop;
import io.waybill.schemas.FulfillmentOrderStatus;
import java.util.Arrays;

/** How far Amazon says an order is, and what that is in our words. */
public enum AmazonStatus {
    NEW("New", FulfillmentOrderStatus.ACCEPTED, Stop.POSSIBLE),
    RECEIVED("Received", FulfillmentOrderStatus.ACCEPTED, Stop.POSSIBLE),
    PLANNING("Planning", FulfillmentOrderStatus.ACCEPTED, Stop.POSSIBLE),
    PROCESSING("Processing", FulfillmentOrderStatus.IN_PROGRESS, Stop.TOO_LATE),
    COMPLETE("Complete", FulfillmentOrderStatus.FULFILLED, Stop.TOO_LATE),
    COMPLETE_PARTIALLED("CompletePartialled", FulfillmentOrderStatus.FULFILLED, Stop.TOO_LATE),
    CANCELLED("Cancelled", FulfillmentOrderStatus.CANCELLED, Stop.STOPPED),
    UNFULFILLABLE("Unfulfillable", FulfillmentOrderStatus.REJECTED, Stop.STOPPED),
    INVALID("Invalid", FulfillmentOrderStatus.REJECTED, Stop.STOPPED),
    /** Newer than this connector. It may be too late, so nobody else is asked to send the same. */
    UNKNOWN("", FulfillmentOrderStatus.ACCEPTED, Stop.TOO_LATE);

    private final String word;
    private final FulfillmentOrderStatus told;
    private final Stop stop;

    AmazonStatus(String word, FulfillmentOrderStatus told, Stop stop) {
        this.word = word;
        this.told = told;
        this.stop = stop;
    }

    static AmazonStatus of(String word) {
        return Arrays.stream(values())
                .filter(status -> !status.word.isEmpty() && status.word.equalsIgnoreCase(word))
                .findFirst()
                .orElse(UNKNOWN);
    }

    FulfillmentOrderStatus told() {
        return told;
    }

    Stop stop() {
        return stop;
    }

    /** Whether the order is dead: what was not sent never will be. */
    boolean isDead() {
        return stop == Stop.STOPPED;
    }

    /** Whether nothing more is planned. */
    boolean isEnded() {
        return isDead() || this == COMPLETE || this == COMPLETE_PARTIALLED;
    }
}
