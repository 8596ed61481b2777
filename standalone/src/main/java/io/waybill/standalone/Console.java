package io.waybill.standalone;

import java.io.PrintWriter;
import java.time.Duration;

/** What the user sees: a line for each thing that happened, in columns. Safe to use from several threads. */
final class Console {

    private final PrintWriter out;

    Console(PrintWriter out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    void part(String name, String what, Duration took, String detail) {
        say("  %-20s%-10s%7s   %s".formatted(name, what, seconds(took), detail).stripTrailing());
    }

    static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
