package io.waybill.simulator.web;

import java.io.IOException;

/** A request body ran over the limit while it was read. */
final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLarge(long limitBytes) {
        super("body is larger than " + limitBytes + " bytes");
    }
}
