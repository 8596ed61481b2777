package io.waybill.kit.outbox;

/** A record that no broker would take. Nothing of its transaction may be committed. */
public final class OversizedRecordException extends RuntimeException {

    private final String orderId;

    OversizedRecordException(String orderId, String topic, int bytes, int bytesMax) {
        super("record of order %s for %s has %d bytes, at most %d are published: shorten the order or raise waybill.outbox.record-bytes-max"
                .formatted(orderId, topic, bytes, bytesMax));
        this.orderId = orderId;
    }

    public String orderId() {
        return orderId;
    }
}
