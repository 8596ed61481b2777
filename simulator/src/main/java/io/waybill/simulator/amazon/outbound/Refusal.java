package io.waybill.simulator.amazon.outbound;

/** Why Amazon does not do it, in the words of its errors. */
public record Refusal(int status, String code, String message, String details) {

    public static Refusal invalid(String message) {
        return new Refusal(400, "InvalidInput", message, "");
    }

    /** The other place for text, {@code details}, tells what exactly was not allowed. */
    public static Refusal unauthorized(String details) {
        return new Refusal(403, "Unauthorized", "Access to requested resource is denied.", details);
    }

    public static Refusal quotaExceeded() {
        return new Refusal(429, "QuotaExceeded", "You exceeded your quota for the requested resource.", "");
    }

    public static Refusal broken() {
        return new Refusal(500, "InternalFailure", "We encountered an internal error. Please try again.", "");
    }

    /** Not Amazon's doing: the simulator is full. */
    public static Refusal full(String limit) {
        return new Refusal(503, "ServiceUnavailable", limit, "");
    }
}
