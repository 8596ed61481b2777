package io.waybill.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * One golden record of a released version: {@code NAME.avro} (single-object encoding) and {@code NAME.json} (plain Avro
 * JSON) beside the schema they were written with, {@code TYPE.avsc}, as it was released. Files of a released version are
 * never changed.
 */
record Golden(Path folder, String name) {

    static final Path ROOT = Path.of("src/test/resources/golden");
    static final int HEAD_BYTES = 10;

    /** Every golden record of every released version. */
    static List<Golden> all() {
        return versions().stream()
                .flatMap(
                        version -> named(version, ".avro").map(name -> new Golden(version, name)))
                .toList();
    }

    /** The folder of every released version, oldest first. */
    static List<Path> versions() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> named(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ending))
                    .map(file -> file.substring(0, file.length() - ending.length()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Schema schema(Path folder, String type) {
        return new Schema.Parser().parse(read(folder.resolve(type + ".avsc")));
    }

    String type() {
        return name.substring(0, name.indexOf('.'));
    }

    Schema schema() {
        return schema(folder, type());
    }

    String json() {
        return read(folder.resolve(name + ".json")).strip();
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(folder.resolve(name + ".avro"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes without the head of the single-object encoding. */
    byte[] body() {
        byte[] bytes = bytes();
        return Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName() + "/" + name;
    }
}
