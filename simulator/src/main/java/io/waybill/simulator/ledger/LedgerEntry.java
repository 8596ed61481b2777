package io.waybill.simulator.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened outside, numbered in the order it was written down. */
public sealed interface LedgerEntry {

    long sequence();

    Instant at();

    String shop();

    String orderId();

    /** Somebody did something to an order, or tried and was refused. */
    record Action(long sequence, Instant at, String shop, String orderId, String action,
            @Nullable String refusal) implements LedgerEntry {

        @JsonProperty
        String kind() {
            return "ACTION";
        }
    }

    /** A webhook was sent once. {@code status} is 0 where no answer came. */
    record Attempt(long sequence, Instant at, String shop, String orderId, Sent sent, Outcome outcome, int status,
            double answerMillis) implements LedgerEntry {

        @JsonProperty
        String kind() {
            return "ATTEMPT";
        }
    }

    /** The last retry failed too: this webhook is never sent again. */
    record GivenUp(long sequence, Instant at, String shop, String orderId, Sent sent) implements LedgerEntry {

        @JsonProperty
        String kind() {
            return "GIVEN_UP";
        }
    }

    /** What was sent: {@code repeat} marks a needless second sending, {@code attempt} counts from 1. */
    record Sent(String webhookId, String topic, int attempt, boolean repeat) {}

    /** How an attempt ended, as the sender sees it. */
    enum Outcome {
        ACCEPTED,
        REFUSED,
        TIMED_OUT,
        UNREACHABLE,
        ANSWER_LOST;
    }
}
