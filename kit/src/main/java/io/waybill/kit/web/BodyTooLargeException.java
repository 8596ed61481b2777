package io.waybill.kit.web;

import java.io.IOException;

/** More bytes came than a request may have. */
final class BodyTooLargeException extends IOException {

    BodyTooLargeException(long bytesMax) {
        super(sentence(bytesMax));
    }

    static String sentence(long bytesMax) {
        return "a request may have %d bytes at most".formatted(bytesMax);
    }
}
