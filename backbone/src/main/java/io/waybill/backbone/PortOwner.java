package io.waybill.backbone;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The process that listens on a port, as far as Linux lets us see it. */
record PortOwner(long pid, String command) {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTEN = "0A";

    static Optional<PortOwner> of(int port) {
        return List.of("net/tcp", "net/tcp6")
                .stream()
                .flatMap(table -> socketOn(port, PROC.resolve(table)).stream())
                .flatMap(socket -> holderOf(socket).stream())
                .findFirst();
    }

    private static Optional<String> socketOn(int port, Path table) {
        String local = ":%04X".formatted(port);
        try {
            return Files.readAllLines(table)
                    .stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(field -> field.length > 9 && field[1].endsWith(local) && field[3].equals(LISTEN))
                    .map(field -> "socket:[" + field[9] + "]")
                    .findFirst();
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    private static Optional<PortOwner> holderOf(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), socket))
                .findFirst()
                .map(process -> new PortOwner(process.pid(), process.info().command().orElse("unknown program")));
    }

    private static boolean holds(long pid, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (Path file : files) {
                if (isLinkTo(file, socket)) {
                    return true;
                }
            }
        } catch (IOException notOurs) {
            // Another user's process: not ours to look into.
        }
        return false;
    }

    private static boolean isLinkTo(Path file, String target) {
        try {
            return Files.readSymbolicLink(file).toString().equals(target);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "pid " + pid + " (" + command + ")";
    }
}
