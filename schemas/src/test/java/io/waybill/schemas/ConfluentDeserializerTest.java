package io.waybill.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads our topics with Confluent's Java client reads what we mean: proved with that client, in a JVM of its own. */
class ConfluentDeserializerTest {

    private static final Path JAR = Path.of("target/confluent/confluent-deserializer.jar");
    private static final int READING_SECONDS_MAX = 120;

    private final Registry registry = new Registry();

    @TempDir
    private Path folder;

    @Test
    void reads_every_golden_record_to_the_last_value() throws Exception {
        List<Golden> goldens = Golden.all();
        List<String> read = read(goldens.stream().map(golden -> HexFormat.of().formatHex(framed(golden))).toList());
        assertThat(read).hasSameSizeAs(goldens);
        for (int n = 0; n < read.size(); n++) {
            assertThat(Registry.JSON.readTree(read.get(n))).as("%s", goldens.get(n))
                    .isEqualTo(Registry.JSON.readTree(goldens.get(n).json()));
        }
    }

    private byte[] framed(Golden golden) {
        int id = registry.register("confluent." + golden.type() + "-value", golden.schema()).body().get("id").asInt();
        byte[] body = golden.body();
        return ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(id).put(body).array();
    }

    private List<String> read(List<String> framedHex) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("framed.hex"), framedHex);
        Path out = folder.resolve("read.json");
        Path errors = folder.resolve("errors.log");
        Process reader = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", JAR + ":target/test-classes",
                ConfluentReader.class.getName(), registry.confluentUrl()).redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(reader.waitFor(READING_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
            assertThat(reader.exitValue()).as(() -> text(errors)).isZero();
        } finally {
            reader.destroyForcibly();
        }
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "no word from the reader: " + e;
        }
    }
}
