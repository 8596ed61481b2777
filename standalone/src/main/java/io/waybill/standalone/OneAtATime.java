package io.waybill.standalone;

import io.waybill.backbone.ServerFailure;
import io.waybill.backbone.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps two calls from starting or stopping the same installation at once. The kernel frees it, however we end. */
final class OneAtATime implements AutoCloseable {

    private final FileChannel file;

    private OneAtATime(FileChannel file) {
        this.file = file;
    }

    static OneAtATime enter(Workspace workspace) {
        Path path = workspace.run().resolve("lock");
        try {
            FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(file) == null) {
                file.close();
                throw new ServerFailure("another ./waybill is starting or stopping things in " + workspace.root());
            }
            return new OneAtATime(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + path, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the lock", e);
        }
    }
}
