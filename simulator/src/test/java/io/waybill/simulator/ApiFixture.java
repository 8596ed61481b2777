package io.waybill.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole simulator behind HTTP, with time that the test winds. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"management.server.port=0",
        "WAYBILL_SIMULATOR_WEBHOOK_SECRET=hush",
        "waybill.simulator.aliexpress.calls-per-second=5"})
@Import(SettableClockConfiguration.class)
@DirtiesContext
public abstract class ApiFixture {

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    protected SettableClock clock;

    /** An answer as the client got it. */
    public record Got(int status, Map<String, String> headers, JsonNode body) {

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        public String text(String pointer) {
            return body.at(pointer).asString("");
        }
    }

    protected Got get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    protected Got post(String path, String json, String... headers) {
        return send(request(path, headers).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    protected Got put(String path, String json, String... headers) {
        return send(request(path, headers).header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    protected Got postForm(String path, Map<String, String> form) {
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    /** Sends a form and expects that the connection breaks. */
    protected boolean breaks(String path, Map<String, String> form) {
        return breaks(request(path).header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    protected boolean breaks(String path, String json, String... headers) {
        return breaks(request(path, headers).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    protected static String encoded(Map<String, String> form) {
        return form.entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    protected void faults(String outside, String plan) {
        if (post("/sim/faults/calls/" + outside, plan).status() != 200) {
            throw new AssertionError("the plan was refused: " + plan);
        }
    }

    /** The ledger's line of that key. */
    protected JsonNode effect(String outside, String key) {
        return get("/sim/ledger/effects?limit=5000&outside=" + outside).body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no effect under " + key));
    }

    /** The ledger's line of that operation. */
    protected JsonNode calls(String outside, String account, String operation) {
        return get("/sim/ledger/calls").body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("outside").asString().equals(outside)
                        && item.path("account").asString().equals(account)
                        && item.path("operation").asString().equals(operation))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no calls of " + operation));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private boolean breaks(HttpRequest.Builder request) {
        try {
            client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return false;
        } catch (IOException e) {
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Got send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Got(answer.statusCode(),
                    answer.headers()
                            .map()
                            .entrySet()
                            .stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getFirst())),
                    JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
