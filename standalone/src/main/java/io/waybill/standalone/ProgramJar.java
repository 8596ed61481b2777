package io.waybill.standalone;

import io.waybill.backbone.ServerFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/** Tells one build of a program from another. Its file's time cannot: reproducible builds fix it. */
final class ProgramJar {

    private ProgramJar() {}

    /** Of the names and contents of all that is in the jar. */
    static String checksum(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            CRC32 sum = new CRC32();
            jar.stream()
                    .forEach(entry -> sum
                            .update((entry.getName() + ":" + entry.getCrc()).getBytes(StandardCharsets.UTF_8)));
            return Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new ServerFailure(file + " is missing or broken: run ./mvnw -q package -DskipTests", e);
        }
    }
}
