package io.waybill.kit.web;

/** A service without passwords would either lock everybody out or let everybody in, so it does not start. */
final class MissingPasswordException extends RuntimeException {

    MissingPasswordException(String message) {
        super(message);
    }
}
