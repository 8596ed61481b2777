package io.waybill.backbone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How one process is started. Secrets belong into the environment, since anybody can list command lines. */
public record Launch(String name, List<String> command, Map<String, String> environment, StopSignal stopSignal) {

    private static final int FINGERPRINT_CHARS = 16;

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The signal that asks this process to end in good order. */
    public enum StopSignal {
        TERM, INT
    }

    /** A Java program on the Java that runs us, set up to be small rather than fast. */
    public static Launch java(String name, int heapMax, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(javaProgram(), "-Xmx" + heapMax + "m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(arguments);
        return new Launch(name, command, environment, StopSignal.TERM);
    }

    static String javaProgram() {
        return System.getProperty("java.home") + "/bin/java";
    }

    /** Equal for two launches of the same command in the same environment, and says nothing about either. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((command + "\n" + new TreeMap<>(environment)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Without the environment, which holds secrets. */
    @Override
    public String toString() {
        return name + " " + command;
    }
}
