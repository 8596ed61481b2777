package io.waybill.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;

/** Whoever gets the webhooks: remembers each and answers with the status it is told to. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final AtomicReference<ToIntFunction<Got>> answers = new AtomicReference<>(any -> 200);

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no port for the receiver", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    /** One request as it came in. */
    public record Got(Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/shopify");
    }

    public Receiver answering(ToIntFunction<Got> answer) {
        answers.set(answer);
        return this;
    }

    public List<Got> got() {
        return List.copyOf(got);
    }

    public List<Got> about(String orderId) {
        return got().stream().filter(one -> one.body().startsWith("{\"id\":" + orderId + ",")).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        Got one = new Got(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        got.add(one);
        exchange.sendResponseHeaders(answers.get().applyAsInt(one), -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
