package io.waybill.pos.shopify;

/** A body does not say what it has to. Never leaves this package: its readers turn it into a value. */
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason names the field; never its value, which may be personal data */
    UnreadableException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
