package io.waybill.backbone;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One process known by its pid file, so that whoever comes later, in another JVM too, can adopt, stop or kill it. It
 * is in a session of its own: Ctrl-C in our terminal does not reach it, and it outlives us.
 */
public final class ChildProcess {

    private static final Duration SPAWN_MAX = Duration.ofSeconds(20);
    private static final Duration STOP_MAX = Duration.ofSeconds(30);
    private static final Duration KILL_MAX = Duration.ofSeconds(10);
    private static final long LOG_BYTES_MAX = 20L * 1024 * 1024;

    private final Launch launch;
    private final Path log;
    private final PidFile pidFile;
    private @Nullable Process started;

    public ChildProcess(Workspace workspace, Launch launch) {
        this.launch = launch;
        this.log = workspace.log(launch.name());
        this.pidFile = new PidFile(workspace.pidFile(launch.name()));
    }

    /** Those that were started in the workspace and not stopped, by whomever and with whatever settings. */
    public static List<ChildProcess> known(Workspace workspace) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(workspace.run(), "*" + Workspace.PID_SUFFIX)) {
            return StreamSupport.stream(files.spliterator(), false).map(file -> known(workspace, file)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + workspace.run(), e);
        }
    }

    private static ChildProcess known(Workspace workspace, Path file) {
        String name = String.valueOf(file.getFileName()).replace(Workspace.PID_SUFFIX, "");
        return new ChildProcess(workspace, new Launch(name, List.of(), Map.of(), new PidFile(file).stopSignal()));
    }

    public String name() {
        return launch.name();
    }

    public Path log() {
        return log;
    }

    public OptionalLong pid() {
        return pidFile.process().map(process -> OptionalLong.of(process.pid())).orElseGet(OptionalLong::empty);
    }

    public Optional<Instant> startedAt() {
        return pidFile.process().flatMap(process -> process.info().startInstant());
    }

    public boolean isRunning() {
        return pidFile.process().isPresent();
    }

    /** Whether it runs, and was started with exactly this command and environment. */
    public boolean isRunningAsLaunched() {
        return isRunning() && pidFile.hasFingerprint(launch.fingerprint());
    }

    /** Starts the program and returns as soon as its pid is known. Whatever ran under this name must have ended. */
    public void spawn() {
        rotateLog();
        pidFile.delete();
        ProcessBuilder builder = new ProcessBuilder(ownSession()).redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(launch.environment());
        try {
            started = builder.start();
        } catch (IOException e) {
            throw new ServerFailure("cannot start " + name() + ": " + e.getMessage(), e);
        }
        awaitReady(this::isRunning, SPAWN_MAX);
    }

    private List<String> ownSession() {
        List<String> command = new ArrayList<>();
        if (Programs.has("setsid")) {
            command.add("setsid");
        }
        command.addAll(List.of("sh", "-c", PidFile.SCRIPT, pidFile.path().toString(), launch.fingerprint(),
                launch.stopSignal().name()));
        command.addAll(launch.command());
        return command;
    }

    /** Returns once {@code ready}, and fails as soon as the process has died or the limit is over. */
    public void awaitReady(BooleanSupplier ready, Duration limit) {
        boolean settled = Waiting.until(() -> hasDied() || ready.getAsBoolean(), limit);
        if (hasDied()) {
            throw new ServerFailure(name() + " stopped while starting; its last words are in " + log);
        }
        if (!settled) {
            throw new ServerFailure(name() + " was not ready within " + limit.toSeconds() + " s; see " + log);
        }
    }

    private boolean hasDied() {
        Process process = started;
        return process == null ? !isRunning() : !PidFile.isAlive(process.toHandle());
    }

    /** Asks it to end in good order, and ends it where it does not within the limit. */
    public void stop() {
        pidFile.process().ifPresent(process -> {
            ask(process);
            if (!Waiting.until(() -> !PidFile.isAlive(process), STOP_MAX)) {
                end(process);
            }
        });
        pidFile.delete();
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() {
        pidFile.process().ifPresent(ChildProcess::end);
        pidFile.delete();
    }

    private void ask(ProcessHandle process) {
        switch (launch.stopSignal()) {
            case TERM -> process.destroy();
            case INT -> Programs.run(List.of("kill", "-INT", Long.toString(process.pid())));
        }
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        if (!Waiting.until(() -> !PidFile.isAlive(process), KILL_MAX)) {
            throw new ServerFailure("pid " + process.pid() + " does not end, not even by kill -9");
        }
    }

    private void rotateLog() {
        try {
            if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put aside " + log, e);
        }
    }
}
