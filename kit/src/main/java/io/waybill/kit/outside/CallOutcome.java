package io.waybill.kit.outside;

/** How a call ended, as metrics count it. */
enum CallOutcome {
    ANSWERED, THROTTLED, FAILED, NOT_SENT, LOST;

    static CallOutcome of(HttpReply reply) {
        return switch (reply) {
            case HttpReply.NotSent _ -> NOT_SENT;
            case HttpReply.Lost _ -> LOST;
            case HttpReply.Answered answered -> answered.isThrottled()
                    ? THROTTLED
                    : answered.isServerFailure() ? FAILED : ANSWERED;
        };
    }

    /** Whether the remote side is to blame. That it allows no more calls now is no failure of it. */
    boolean isFailure() {
        return switch (this) {
            case ANSWERED, THROTTLED -> false;
            case FAILED, NOT_SENT, LOST -> true;
        };
    }
}
