package io.waybill.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** A properties file that only its owner can read, replaced as a whole or not at all. */
record PropertiesFile(Path path) {

    boolean exists() {
        return Files.exists(path);
    }

    /** Empty where there is no file. */
    Properties read() {
        Properties properties = new Properties();
        if (exists()) {
            try (Reader reader = Files.newBufferedReader(path)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            }
        }
        return properties;
    }

    void write(Properties properties, String comment) {
        StringWriter text = new StringWriter();
        Path beside = path.resolveSibling(path.getFileName() + ".new");
        try {
            properties.store(text, comment);
            Files.deleteIfExists(beside);
            Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                    "rw-------")));
            Files.writeString(beside, text.toString());
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
