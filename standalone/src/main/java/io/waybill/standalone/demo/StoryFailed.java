package io.waybill.standalone.demo;

/** A story could not go on, or did not end as it must. The message is what the user reads. */
public final class StoryFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoryFailed(String message) {
        super(message);
    }

    StoryFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
