package io.waybill.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BackboneOfKilledJvmTest {

    @Test
    void leaves_no_process_and_no_folder_behind() throws Exception {
        Process jvm = new ProcessBuilder(List.of(Launch.javaProgram(), "-Xmx64m", "-Dwaybill.home="
                + Home.find().root(), "-cp", System.getProperty("java.class.path"), Starter.class.getName()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> told = linesOf(jvm);
        ProcessHandle postgres = ProcessHandle.of(Long.parseLong(told.get(0))).orElseThrow();
        Path folder = Path.of(told.get(1));
        assertThat(PidFile.isAlive(postgres)).isTrue();
        assertThat(folder).exists();

        jvm.destroyForcibly();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !PidFile.isAlive(postgres) && Files.notExists(folder));
    }

    private static List<String> linesOf(Process jvm) throws IOException {
        BufferedReader reader = jvm.inputReader();
        return Stream.of(reader.readLine(), reader.readLine()).toList();
    }

    /** What the killed JVM does. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] arguments) throws InterruptedException {
            PostgresServer postgres = (PostgresServer) Backbone.shared().postgres();
            System.out.println(postgres.pid().orElseThrow());
            System.out.println(Backbone.shared().workspace().root());
            Thread.currentThread().join();
        }
    }
}
