package io.waybill.simulator.web;

/** The caller sent a value that is readable but makes no sense; answered with 400 and this one line. */
public final class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidInput(String line) {
        super(line);
    }

    /** Refuses with the given line unless the condition holds. */
    public static void unless(boolean holds, String line) {
        if (!holds) {
            throw new InvalidInput(line);
        }
    }
}
