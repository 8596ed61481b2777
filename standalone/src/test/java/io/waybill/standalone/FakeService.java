package io.waybill.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.waybill.backbone.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers requests with what a test says, and remembers who asked what. */
final class FakeService implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    private record Answer(int status, String body) {}

    FakeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** Each part needs the port 1000 higher as well, so no two of them may be that far apart. */
    static List<FakeService> several(int number) {
        List<FakeService> services = new ArrayList<>();
        while (services.size() < number) {
            FakeService next = new FakeService();
            if (services.stream().anyMatch(other -> Math.abs(other.port() - next.port()) == Ports.COMPANION_OFFSET)) {
                next.close();
            } else {
                services.add(next);
            }
        }
        return services;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Said several times for one request: one after the other, and the last for ever. */
    FakeService answers(String methodAndPath, int status, String body) {
        answers.computeIfAbsent(methodAndPath, _ -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    /** Each as user, method, path and body. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add((user(exchange) + " " + request + " " + body).strip());
        Deque<Answer> left = answers.getOrDefault(request, new ArrayDeque<>());
        Answer answer = left.size() > 1 ? left.removeFirst() : left.peekFirst();
        byte[] bytes = (answer == null ? "{\"detail\":\"nothing there\"}" : answer.body())
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer == null ? 404 : answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String user(HttpExchange exchange) {
        String login = exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
        return new String(Base64.getDecoder().decode(login), StandardCharsets.UTF_8).split(":", 2)[0];
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
