package io.waybill.backbone;

/** A server could not be started or reached. The message is one line that a user can act on. */
public class ServerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerFailure(String message) {
        super(message);
    }

    public ServerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
