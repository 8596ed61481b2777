package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.backbone.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WaybillCommandTest {

    @TempDir
    private Path folder = Path.of("set by JUnit");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void an_unknown_part_is_answered_with_the_known_ones() {
        assertThat(run("logs", "nobody")).isEqualTo(1);
        assertThat(err.toString()).startsWith("waybill: there is no part named nobody; there are postgres, kafka")
                .hasLineCount(1);
    }

    @Test
    void a_part_that_was_never_started_has_no_log() {
        assertThat(run("logs", "kafka")).isEqualTo(1);
        assertThat(err.toString()).contains("kafka has no log yet").hasLineCount(1);
    }

    @Test
    void status_of_nothing_shows_every_part_down() {
        assertThat(run("status")).isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(1 + Part.values().length);
        assertThat(out.toString().lines().skip(1)).allMatch(line -> line.contains("down"));
    }

    @Test
    void down_of_nothing_is_no_failure() {
        assertThat(run("down")).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("nothing was running\n");
    }

    @Test
    void a_second_call_at_the_same_time_is_refused() {
        try (OneAtATime _ = OneAtATime.enter(new Workspace(folder))) {
            assertThat(run("down")).isEqualTo(1);
        }
        assertThat(err.toString()).contains("another ./waybill is starting or stopping");
    }

    @Test
    void what_nobody_foresaw_is_one_line_and_a_trace_in_a_file() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run/ports.properties"), "kafka=\\u00zz");

        assertThat(run("status")).isEqualTo(1);
        assertThat(err.toString()).startsWith("waybill: ").contains("details are in").hasLineCount(1);
        assertThat(folder.resolve("logs/waybill.log")).content().contains("at io.waybill.standalone");
    }

    private int run(String... arguments) {
        CommandLine command = Waybill.commandLine(new Waybill(new Console(new PrintWriter(out))));
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--workspace";
        all[arguments.length + 1] = folder.toString();
        return command.execute(all);
    }
}
