package io.waybill.standalone.monitoring;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program of the machine that tests need and not every machine has. */
public enum MachineTool {

    PROMETHEUS("prometheus"), PROMTOOL("promtool");

    private final String program;

    MachineTool(String program) {
        this.program = program;
    }

    /** Where it is missing, the test says so and is skipped; where CI is true, it fails. */
    public void require() {
        if (isInstalled()) return;
        var word = program + " is not installed (it is in Debian's package prometheus): nothing was asked of it";
        if (Boolean.parseBoolean(System.getenv("CI"))) fail(word);
        System.out.println(word);
        abort(word);
    }

    /** Runs it to its end. */
    public Answer run(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of(program), Stream.of(arguments)).toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), said);
    }

    List<String> command(String... arguments) {
        return Stream.concat(Stream.of(path().orElseThrow().toString()), Stream.of(arguments)).toList();
    }

    private boolean isInstalled() {
        return path().isPresent();
    }

    private Optional<Path> path() {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** How a program ended and what it said. */
    public record Answer(int exitStatus, String said) {}
}
