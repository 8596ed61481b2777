package io.waybill.fba;

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

/** The simulator as a program of its own, with one seller whose orders move fast. */
final class SimulatedAmazon implements AutoCloseable {

    static final String SELLER = "SELLER-MAIN";
    private static final int HEAP_MEBIBYTES_MAX = 128;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELLERS = """
            [{"id": "SELLER-MAIN", "client-id": "app", "client-secret": "secret", "refresh-token": "Atzr|1",
              "pace": {"received": "50ms", "planning": "50ms", "processing": "200ms", "between-parcels": "200ms",
                       "tracking-number": "200ms", "delivery": "800ms", "cancelling": "100ms"},
              "skus": [{"sku": "CUP"}, {"sku": "POT", "center": "ONT8", "carrier": "UPS"},
                       {"sku": "TILE", "units-per-package": 2}, {"sku": "RARE", "stock": 0},
                       {"sku": "SLOW", "planning-for": "10m"}, {"sku": "FAST", "picked-at-once": true},
                       {"sku": "FRAGILE", "first-shipment-cancelled": true}]}]
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private final ChildProcess process;

    /** {@code amazon}: properties below waybill.simulator.amazon. */
    SimulatedAmazon(String name, Map<String, Object> amazon) {
        var properties = new HashMap<String, Object>(Map.of("server.port", port, "management.server.port", -1,
                "waybill.simulator.amazon.sellers", JSON.readTree(SELLERS)));
        amazon.forEach((key, value) -> properties.put("waybill.simulator.amazon." + key, value));
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
        call(HttpRequest.newBuilder(URI.create(url() + "/sim/faults/calls/amazon"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(plan))));
    }

    JsonNode get(String path) {
        return call(HttpRequest.newBuilder(URI.create(url() + path)));
    }

    /** What was really done under our id. */
    Optional<JsonNode> effect(String id) {
        return get("/sim/ledger/effects?outside=amazon&limit=5000").path("items")
                .valueStream()
                .filter(effect -> effect.path("key").asString().equals(id))
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

    private JsonNode call(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), ofString());
            if (response.statusCode() != 200) throw new AssertionError(response.statusCode() + " " + response.body());
            return JSON.readTree(response.body());
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
