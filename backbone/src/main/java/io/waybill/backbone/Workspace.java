package io.waybill.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where one installation keeps the data, the logs and the pid files of its processes. */
public record Workspace(Path root) {

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
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + root.resolve(name), e);
        }
    }
}
