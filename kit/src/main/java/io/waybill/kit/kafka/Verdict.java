package io.waybill.kit.kafka;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a record that was taken again.
 *
 * @param what stable names: what it changed, or the one kind of the reason why it could not be taken
 * @param reason for people, empty if it was taken; no personal data
 */
public record Verdict(Origin origin, @Nullable String orderId, Outcome outcome, List<String> what, String reason) {

    public Verdict { what = List.copyOf(what); }

    /** The bytes are as unreadable as the first time, or became so. */
    static Verdict undecodable(Arrival arrival, Decoded.Garbled garbled) {
        return new Verdict(arrival.origin(), arrival.orderId(), Outcome.UNDECODABLE, List.of(garbled.kind().name()),
                garbled.reason());
    }

    static Verdict rejected(Arrival arrival, Rejected refusal) {
        var orderId = refusal.orderId() == null ? arrival.orderId() : refusal.orderId();
        return new Verdict(arrival.origin(), orderId, Outcome.REJECTED, List.of(refusal.kind()), refusal.reason());
    }

    /** Nobody foresaw that it makes the applier throw. */
    public static Verdict failed(Arrival arrival, Throwable failure) {
        return new Verdict(arrival.origin(), arrival.orderId(), Outcome.REJECTED, List.of(BatchIntake.APPLY_FAILED),
                BatchIntake.reasonOf(failure));
    }

    static Verdict taken(Arrival arrival, List<String> changed) {
        return new Verdict(arrival.origin(), arrival.orderId(), changed.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED,
                changed, "");
    }

    /** Whether the record was applied, be it that it changed nothing. */
    public boolean isTaken() {
        return switch (outcome) {
            case CHANGED, UNCHANGED -> true;
            case REJECTED, UNDECODABLE -> false;
        };
    }

    /** What became of it. */
    public enum Outcome {
        CHANGED, UNCHANGED, REJECTED, UNDECODABLE
    }
}
