package io.waybill.backbone;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Short-lived programs of this machine. */
final class Programs {

    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private Programs() {}

    static boolean has(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return SEPARATOR.splitAsStream(path).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Runs it to its end. */
    static Result run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output.strip());
        } catch (IOException e) {
            throw new ServerFailure("cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while running " + command.getFirst(), e);
        }
    }

    /** How a program ended and what it said. */
    record Result(int exitStatus, String output) {

        boolean succeeded() {
            return exitStatus == 0;
        }
    }
}
