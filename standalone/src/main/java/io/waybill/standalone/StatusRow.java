package io.waybill.standalone;

import io.waybill.backbone.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One line of {@code ./waybill status}. */
record StatusRow(String name, String pid, int port, String health, String resident, String upSince) {

    static final String UP = "up";
    static final String UNWELL = "not well";
    static final String DOWN = "down";

    private static final String FORMAT = "%-20s%-9s%-7s%-10s%9s   %s";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    static StatusRow of(Part part, int port, @Nullable ChildProcess process, Health health) {
        if (process == null || process.pid().isEmpty()) {
            return new StatusRow(part.partName(), "-", port, DOWN, "-", "-");
        }
        long pid = process.pid().getAsLong();
        return new StatusRow(part.partName(), Long.toString(pid), port, health.isUp(part) ? UP : UNWELL,
                residentSize(pid), process.startedAt().map(StatusRow::local).orElse("-"));
    }

    static List<String> table(List<StatusRow> rows) {
        String head = FORMAT.formatted("NAME", "PID", "PORT", "HEALTH", "RSS", "UP SINCE");
        return Stream.concat(Stream.of(head), rows.stream().map(StatusRow::line)).toList();
    }

    boolean isUp() {
        return health.equals(UP);
    }

    private String line() {
        return FORMAT.formatted(name, pid, port, health, resident, upSince);
    }

    private static String local(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }

    private static String residentSize(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).findFirst().map(StatusRow::mebibytes).orElse("-");
        } catch (IOException notLinux) {
            return "-";
        }
    }

    /** Of a line such as {@code VmRSS:   204800 kB}. */
    static String mebibytes(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 + " MiB";
    }
}
