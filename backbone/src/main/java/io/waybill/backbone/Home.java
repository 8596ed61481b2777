package io.waybill.backbone;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The project's root folder, under which the build has unpacked the servers. */
public record Home(Path root) {

    private static final String PROPERTY = "waybill.home";
    private static final String MARK = "backbone/pom.xml";

    /** The folder named by the system property {@code waybill.home}, else the nearest one above the working directory. */
    public static Home find() {
        String named = System.getProperty(PROPERTY);
        return named == null ? above(Path.of("").toAbsolutePath()) : new Home(Path.of(named).toAbsolutePath());
    }

    private static Home above(Path start) {
        for (@Nullable
        Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(MARK))) {
                return new Home(folder);
            }
        }
        throw new ServerFailure("no " + MARK + " in or above " + start + ": run from inside the project, or set -D"
                + PROPERTY + "=FOLDER");
    }

    Path kafka() {
        return unpacked("kafka");
    }

    Path registry() {
        return unpacked("registry");
    }

    Path postgres() {
        return unpacked("postgres");
    }

    private Path unpacked(String server) {
        Path folder = root.resolve("backbone/target").resolve(server);
        if (!Files.isDirectory(folder)) {
            throw new ServerFailure(folder + " is missing: run ./mvnw -q package -DskipTests");
        }
        return folder;
    }
}
