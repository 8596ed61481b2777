package io.waybill.dropship.aliexpress;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A port that answers what a test tells it to, and keeps what it was asked. */
final class AliExpressStub implements AutoCloseable {

    /** Instead of an answer: the connection is closed. */
    static final String DROP = "DROP";

    record Answer(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();

    AliExpressStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Of a method, or of a system API's path; the last answer stays. */
    AliExpressStub on(String operation, String... bodies) {
        var queue = new ArrayDeque<Answer>();
        for (var body : bodies) queue.add(new Answer(200, body));
        answers.put(operation, queue);
        return this;
    }

    AliExpressStub fails(String operation, int status) {
        answers.put(operation, new ArrayDeque<>(List.of(new Answer(status, "<html>"))));
        return this;
    }

    /** Parameters of all calls, in the order of their arrival. */
    List<Map<String, String>> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var path = exchange.getRequestURI().getPath();
            form.put("path", path);
            asked.add(form);
            var answer = next(path.equals("/sync") ? form.getOrDefault("method", "") : path);
            if (answer.body().equals(DROP)) return;
            var bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Answer next(String operation) {
        var queue = answers.get(operation);
        if (queue == null) return new Answer(404, "nothing was prepared for " + operation);
        return queue.size() == 1 ? queue.getFirst() : queue.removeFirst();
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var field : body.split("&", -1)) {
            var parts = field.split("=", 2);
            form.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
