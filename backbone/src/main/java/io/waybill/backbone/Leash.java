package io.waybill.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Ends every process of a workspace and removes the workspace once this JVM is gone, even by {@code kill -9}. It must be
 * held on to: the pipe would be closed along with a forgotten {@link Process}.
 */
record Leash(Process watcher) {

    /** Reads until the JVM's end of the pipe is closed by the kernel. Twice, for what was being started meanwhile. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            cat >/dev/null
            for round in 1 2; do
              for file in "$0"/run/*.pid; do
                test -f "$file" && kill -KILL "$(head -n 1 "$file")"
              done
              sleep 1
            done
            rm -rf "$0"
            """;

    static Leash on(Path folder) {
        ProcessBuilder watcher = new ProcessBuilder(List.of("sh", "-c", SCRIPT, folder.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return new Leash(watcher.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run sh", e);
        }
    }
}
