package io.waybill.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Where one installation keeps the data, the logs and the pid files of its processes. */
public record Workspace(Path root) {

    /** It holds passwords and customers' addresses. */
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    static final String PID_SUFFIX = ".pid";

    public Workspace { root = root.toAbsolutePath().normalize(); }

    /** The folder of one server's data; it may not exist yet. */
    public Path data(String name) {
        return folder("data").resolve(name);
    }

    public Path log(String name) {
        return folder("logs").resolve(name + ".log");
    }

    public Path pidFile(String name) {
        return run().resolve(name + PID_SUFFIX);
    }

    /** The folder of pid files and of settings files made anew at each start. */
    public Path run() {
        return folder("run");
    }

    private Path folder(String name) {
        try {
            if (!Files.exists(root)) {
                Files.createDirectories(root, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + root.resolve(name), e);
        }
    }
}
