package io.waybill.standalone;

import io.waybill.backbone.ServerFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses to start on a disk so full that Kafka or PostgreSQL would soon stop in the middle of something. */
final class DiskSpace {

    static final long FREE_BYTES_MIN = 1L << 30;

    private DiskSpace() {}

    static void require(Path folder) {
        try {
            require(folder, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell how full the disk of " + folder + " is", e);
        }
    }

    static void require(Path folder, long freeBytes) {
        if (freeBytes < FREE_BYTES_MIN) {
            throw new ServerFailure("only %d MiB are free where %s lies; at least %d are needed"
                    .formatted(freeBytes >> 20, folder, FREE_BYTES_MIN >> 20));
        }
    }
}
