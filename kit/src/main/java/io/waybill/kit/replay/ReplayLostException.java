package io.waybill.kit.replay;

/** The replay was cancelled, or another process goes on with it. Nothing of the batch is kept. */
final class ReplayLostException extends RuntimeException {

    ReplayLostException(String message) {
        super(message);
    }
}
