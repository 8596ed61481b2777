package io.waybill.kit.kafka;

/** Another reader moved the offset that this batch began at. Nothing of the batch is kept; the stored offset is right. */
final class OffsetClaimLostException extends RuntimeException {

    OffsetClaimLostException(String message) {
        super(message);
    }
}
