package io.waybill.orders.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one order of a job.
 *
 * @param orderId as it was named
 */
public record JobResult(String orderId, Outcome outcome, @Nullable Problem problem) {

    public enum Outcome { GRANTED, REFUSED, PENDING }

    /**
     * Why not.
     *
     * @param kind that of the refusal, or one of ours
     */
    public record Problem(String kind, String detail, List<String> legal) {

        /** The order failed for a reason nobody foresaw. */
        public static final String UNEXPECTED = "UNEXPECTED_FAILURE";

        /** What the command makes of the order could not be told to anybody in one message. */
        public static final String TOO_LARGE = "ORDER_TOO_LARGE";
    }

    static JobResult granted(String orderId) {
        return new JobResult(orderId, Outcome.GRANTED, null);
    }

    static JobResult refused(String orderId, String kind, String detail, List<String> legal) {
        return new JobResult(orderId, Outcome.REFUSED, new Problem(kind, detail, legal));
    }
}
