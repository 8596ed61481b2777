package io.waybill.dropship;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import io.waybill.backbone.Backbone;
import io.waybill.backbone.ChildProcess;
import io.waybill.backbone.Home;
import io.waybill.backbone.Launch;
import io.waybill.backbone.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator as a program of its own, with one account and suppliers that are fast. */
final class SimulatedAliExpress implements AutoCloseable {

    private static final int HEAP_MEBIBYTES_MAX = 128;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ACCOUNTS = """
            [{"id": "dropship-main", "app-key": "12345678", "app-secret": "secret", "access-token": "access-0",
              "refresh-token": "refresh-0"}]""";
    private static final String STORES = "[{\"id\": 1101, \"name\": \"A\"}, {\"id\": 1102, \"name\": \"B\"}]";
    private static final String PRODUCTS = """
            [{"product-id": 1001, "name": "Mug", "price": 5, "store": 1101, "sku-attrs": ["14:29#White"]},
             {"product-id": 1002, "name": "Lamp", "price": 9, "store": 1102},
             {"product-id": 1003, "name": "Poster", "price": 3, "store": 1101, "auto-pays": false},
             {"product-id": 1004, "name": "Chair", "price": 40, "store": 1102, "units-per-parcel": 1},
             {"product-id": 1005, "name": "Clock", "price": 9, "store": 1101, "seller-cancels": true},
             {"product-id": 1006, "name": "Vase", "price": 7, "store": 1101, "stock": 0}]""";
    private static final String PACE = """
            {"risk-control": "100ms", "sending": "300ms", "between-parcels": "300ms", "tracking": "200ms",
             "final-number": "700ms", "delivery": "1200ms", "finishing": "10s"}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private final ChildProcess process;

    /** {@code changes}: properties below waybill.simulator.aliexpress. */
    SimulatedAliExpress(String name, Map<String, Object> changes) {
        var properties = new HashMap<String, Object>(Map.of("server.port", port, "management.server.port", -1));
        properties.putAll(Map.of("waybill.simulator.aliexpress.accounts", JSON.readTree(ACCOUNTS),
                "waybill.simulator.aliexpress.stores", JSON.readTree(STORES), "waybill.simulator.aliexpress.products",
                JSON.readTree(PRODUCTS), "waybill.simulator.aliexpress.pace", JSON.readTree(PACE)));
        changes.forEach((key, value) -> properties.put("waybill.simulator.aliexpress." + key, value));
        var jar = Home.find().root().resolve("simulator/target/simulator.jar");
        var launch = Launch.java(name, HEAP_MEBIBYTES_MAX, List.of("-jar", jar.toString()),
                Map.of("SPRING_APPLICATION_JSON", JSON.writeValueAsString(properties),
                        "WAYBILL_SIMULATOR_WEBHOOK_SECRET", "unused"));
        process = new ChildProcess(Backbone.shared().workspace(), launch);
        process.spawn();
        process.awaitReady(() -> Ports.accepts(port), Duration.ofSeconds(60));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** From now on, for every call; shares from 0 to 1. None: all goes well. */
    void goesWrong(Map<String, Object> plan) {
        call(HttpRequest.newBuilder(URI.create(url() + "/sim/faults/calls/aliexpress"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(plan))));
    }

    /** What people do on the website: pay, cancel. */
    void byHand(String orderId, String action) {
        call(HttpRequest.newBuilder(URI.create("%s/sim/aliexpress/orders/%s/%s".formatted(url(), orderId, action)))
                .POST(BodyPublishers.noBody()));
    }

    /** Numbers of the orders that were placed under our id. */
    List<String> orders(String ourId) {
        return get("/sim/aliexpress/orders?outOrderId=" + ourId).path("items")
                .valueStream()
                .map(order -> order.path("orderId").asString())
                .toList();
    }

    /** What was really done under our id. */
    Optional<JsonNode> effect(String ourId) {
        return get("/sim/ledger/effects?outside=aliexpress&limit=5000").path("items")
                .valueStream()
                .filter(effect -> effect.path("key").asString().equals(ourId))
                .findFirst();
    }

    /** How often an operation ended so. */
    long calls(String operation, String outcome) {
        return get("/sim/ledger/calls").path("items")
                .valueStream()
                .filter(call -> call.path("operation").asString().equals(operation))
                .mapToLong(call -> call.path("outcomes").path(outcome).asLong(0))
                .sum();
    }

    JsonNode get(String path) {
        return call(HttpRequest.newBuilder(URI.create(url() + path)));
    }

    private JsonNode call(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), ofString());
            if (response.statusCode() / 100 != 2) {
                throw new AssertionError(response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException e) {
            throw new AssertionError("the simulator does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
