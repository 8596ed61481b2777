package io.waybill.standalone;

import io.waybill.backbone.ServerFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/** What is in the jar of a program. Its file's time says nothing: reproducible builds fix it. */
record ProgramJar(boolean runnable, String checksum) {

    private static final String MAIN_CLASS = "Start-Class";

    static ProgramJar of(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            CRC32 sum = new CRC32();
            jar.stream()
                    .forEach(entry -> sum
                            .update((entry.getName() + ":" + entry.getCrc()).getBytes(StandardCharsets.UTF_8)));
            boolean runnable = jar.getManifest() != null
                    && jar.getManifest().getMainAttributes().getValue(MAIN_CLASS) != null;
            return new ProgramJar(runnable, Long.toHexString(sum.getValue()));
        } catch (IOException e) {
            throw new ServerFailure(file + " is missing or broken: run ./mvnw -q package -DskipTests", e);
        }
    }
}
