package io.waybill.fba.mapping;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Amazon's own files are not part of this project; where they lie beside it, they are held against it. */
final class Samples {

    private Samples() {}

    /** Skips the test where it is not there. */
    static JsonNode json(String file) {
        var path = folder().resolve(file);
        if (!Files.exists(path)) System.out.println("skipped: there is no " + path);
        assumeTrue(Files.exists(path));
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        var at = Path.of("").toAbsolutePath();
        while (at.getParent() != null) {
            var folder = at.resolve("shared/apis/data/amazon");
            if (Files.isDirectory(folder)) return folder;
            at = at.getParent();
        }
        return Path.of("../shared/apis/data/amazon");
    }
}
