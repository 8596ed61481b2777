package io.waybill.backbone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine's loopback address. */
public final class Ports {

    /** What a server needs beside its main port (a controller, a management port) is that much higher. */
    public static final int COMPANION_OFFSET = 1000;

    // Below the range the kernel hands out to outgoing connections, or a stopped server could lose its port to one.
    private static final int FREE_FROM = 20_000;
    private static final int FREE_TO = 31_000;
    private static final int ATTEMPTS_MAX = 200;
    private static final Duration RELEASE_MAX = Duration.ofSeconds(3);
    private static final int CONNECT_TIMEOUT_MS = 500;

    private Ports() {}

    /** {@code wanted}, or where that is 0 a port that is free now together with its companion. */
    static int orFree(int wanted) {
        return wanted == 0 ? free() : wanted;
    }

    /** A port that is free now together with its companion. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO);
            if (isFree(port) && isFree(port + COMPANION_OFFSET)) {
                return port;
            }
        }
        throw new ServerFailure("no free port between " + FREE_FROM + " and " + FREE_TO);
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Fails, naming the port, who wants it and where it can be known who has it, unless the port is or becomes free. */
    public static void requireFree(int port, String wantedBy) {
        if (!Waiting.until(() -> isFree(port), RELEASE_MAX)) {
            throw new PortTaken(port, wantedBy,
                    PortOwner.of(port).map(PortOwner::toString).orElse("another process"));
        }
    }

    /** Whether somebody listens there. */
    public static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_TIMEOUT_MS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
