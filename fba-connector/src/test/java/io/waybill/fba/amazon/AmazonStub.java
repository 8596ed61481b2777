package io.waybill.fba.amazon;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A port that answers what a test tells it to, in that order, and keeps what it was asked. */
final class AmazonStub implements AutoCloseable {

    /** What it does with one request. */
    sealed interface Act {

        record Answer(int status, String body) implements Act {}

        /** Closes the connection. */
        record Drop() implements Act {}

        /** Answers only when the test ends. */
        record Hang() implements Act {}
    }

    record Asked(String method, String path, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Act>> acts = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Asked> logins = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Act login = new Act.Answer(0, "");

    AmazonStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The last act for a path stays. */
    AmazonStub on(String path, Act... does) {
        acts.put(path, new ArrayDeque<>(List.of(does)));
        return this;
    }

    AmazonStub on(String path, int status, String body) {
        return on(path, new Act.Answer(status, body));
    }

    AmazonStub onLogin(Act act) {
        login = act;
        return this;
    }

    List<Asked> asked() {
        return asked;
    }

    List<Asked> logins() {
        return logins;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var headers = new ConcurrentHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT),
                        values.getFirst()));
        var request = new Asked(exchange.getRequestMethod(), uri.toString(), headers,
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        if (uri.getPath().equals("/auth/o2/token")) {
            logins.add(request);
            does(exchange, login instanceof Act.Answer(var status, _) && status == 0
                    ? new Act.Answer(200, "{\"access_token\": \"Atza|%d\", \"expires_in\": 3600}".formatted(logins
                            .size()))
                    : login);
            return;
        }
        asked.add(request);
        does(exchange, next(uri.getPath()));
    }

    private synchronized Act next(String path) {
        var queue = acts.getOrDefault(path, new ArrayDeque<>());
        if (queue.isEmpty()) return new Act.Answer(404, "no such act");
        return queue.size() == 1 ? queue.getFirst() : queue.removeFirst();
    }

    private void does(HttpExchange exchange, Act act) throws IOException {
        switch (act) {
            case Act.Answer(var status, var body) -> {
                var bytes = body.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            case Act.Drop() -> {}
            case Act.Hang() -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
        exchange.close();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
