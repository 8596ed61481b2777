package io.waybill.backbone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.io.RandomAccessFile;

/** The last part of a log, for what a program says only there. */
final class LogTail {

    private static final int BYTES_MAX = 2_000;

    private LogTail() {}

    /** Empty where there is no log. */
    static String of(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - BYTES_MAX);
            byte[] tail = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8);
        } catch (IOException none) {
            return "";
        }
    }
}
