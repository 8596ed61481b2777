package io.waybill.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir
    private Path folder = Path.of("set by JUnit");
    private Workspace workspace = new Workspace(folder);
    private ChildProcess sleeper = sleeper("600");

    @BeforeEach
    void a_running_process() {
        workspace = new Workspace(folder);
        sleeper = sleeper("600");
        sleeper.spawn();
    }

    @AfterEach
    void nothing_left() {
        sleeper.kill();
    }

    @Test
    void another_holder_of_the_workspace_knows_it() {
        ChildProcess other = sleeper("600");

        assertThat(other.isRunningAsLaunched()).isTrue();
        assertThat(other.pid()).isEqualTo(sleeper.pid());
    }

    @Test
    void another_command_is_running_but_not_as_launched() {
        ChildProcess other = sleeper("601");

        assertThat(other.isRunning()).isTrue();
        assertThat(other.isRunningAsLaunched()).isFalse();
    }

    @Test
    void stop_ends_it() {
        ProcessHandle process = ProcessHandle.of(sleeper.pid().orElseThrow()).orElseThrow();
        sleeper("600").stop();

        assertThat(PidFile.isAlive(process)).isFalse();
        assertThat(sleeper.isRunning()).isFalse();
    }

    @Test
    void who_does_not_know_how_it_was_started_can_find_and_stop_it() {
        assertThat(ChildProcess.known(workspace)).extracting(ChildProcess::name).containsExactly("sleeper");
        ChildProcess.known(workspace).forEach(ChildProcess::stop);

        assertThat(sleeper.isRunning()).isFalse();
        assertThat(ChildProcess.known(workspace)).isEmpty();
    }

    @Test
    void a_process_that_got_an_old_pid_later_is_not_ours() throws IOException {
        Path pidFile = workspace.pidFile("sleeper");
        FileTime written = Files.getLastModifiedTime(pidFile);
        Files.setLastModifiedTime(pidFile, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        assertThat(sleeper.isRunning()).isFalse();

        Files.setLastModifiedTime(pidFile, written);
        assertThat(sleeper.isRunning()).isTrue();
    }

    @Test
    void a_process_that_dies_at_once_is_told_with_its_log() {
        ChildProcess failing = new ChildProcess(workspace, new Launch("failing",
                List.of("sh", "-c", "echo no such luck; exit 3"), Map.of(), Launch.StopSignal.TERM));

        assertThatThrownBy(() -> {
            failing.spawn();
            failing.awaitReady(() -> false, Duration.ofSeconds(30));
        }).isInstanceOf(ServerFailure.class).hasMessageContaining("failing").hasMessageContaining("failing.log");
        assertThat(failing.log()).content().contains("no such luck");
    }

    @Test
    void secrets_are_in_no_text_about_it() {
        Launch launch = new Launch("x", List.of("true"), Map.of("PASSWORD", "s3cret"), Launch.StopSignal.TERM);

        assertThat(launch.toString() + launch.fingerprint()).doesNotContain("s3cret");
    }

    private ChildProcess sleeper(String seconds) {
        return new ChildProcess(workspace,
                new Launch("sleeper", List.of("sleep", seconds), Map.of(), Launch.StopSignal.TERM));
    }
}
