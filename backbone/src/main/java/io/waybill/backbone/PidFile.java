package io.waybill.backbone;

import io.waybill.backbone.Launch.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The file in which a process of ours noted its pid and what it was started with, before it became the program it is.
 * A process that got the same pid later is recognised by having started after the file was written.
 */
record PidFile(Path path) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** Run by {@code sh}: notes pid, fingerprint and stop signal, then becomes the command. */
    static final String SCRIPT = """
            printf '%s\\n%s\\n%s\\n' "$$" "$1" "$2" >"$0.new" && mv "$0.new" "$0" || exit 1
            shift 2
            exec "$@"
            """;

    Optional<ProcessHandle> process() {
        return lines().flatMap(lines -> ProcessHandle.of(Long.parseLong(lines.get(0))))
                .filter(process -> isAlive(process) && startedBeforeFile(process));
    }

    boolean hasFingerprint(String fingerprint) {
        return lines().filter(lines -> lines.get(1).equals(fingerprint)).isPresent();
    }

    /** The signal that its process said it wants to be ended by. */
    StopSignal stopSignal() {
        return lines().map(lines -> StopSignal.valueOf(lines.get(2))).orElse(StopSignal.TERM);
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    private Optional<List<String>> lines() {
        try {
            List<String> lines = Files.readAllLines(path);
            return lines.size() == 3 && lines.get(0).matches("[0-9]{1,18}") ? Optional.of(lines) : Optional.empty();
        } catch (NoSuchFileException nothingStarted) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private boolean startedBeforeFile(ProcessHandle process) {
        try {
            Instant written = Files.getLastModifiedTime(path).toInstant();
            return process.info()
                    .startInstant()
                    .filter(start -> start.isBefore(written.plus(CLOCK_TOLERANCE)))
                    .isPresent();
        } catch (IOException deletedMeanwhile) {
            return false;
        }
    }

    /** A zombie that nobody reaps (pid 1 of a plain container does not) counts as dead. */
    static boolean isAlive(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException notLinux) {
            return process.isAlive();
        }
    }
}
