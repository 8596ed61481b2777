package io.waybill.orders.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls the service, with or without a login. */
record Caller(String root, String login) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        @Override
        public String toString() {
            return status() + " " + response.body();
        }
    }

    static Caller operator(Environment environment) {
        return new Caller("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), "operator:work");
    }

    Caller loggedInAs(String nameAndPassword) {
        return new Caller(root, nameAndPassword);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(String.valueOf(
                        body))));
    }

    /** Only if the order still has this version. */
    Answer postAt(String tag, String path, Object body) {
        return send(request(path).header("Content-Type", "application/json")
                .header("If-Match", tag)
                .POST(BodyPublishers.ofString(String.valueOf(body))));
    }

    /** As one who repeats under the same key what was not answered. */
    Answer postOnce(String key, String path, Object body, String... headers) {
        var request = request(path).header("Content-Type", "application/json").header("Idempotency-Key", key);
        if (headers.length > 0) request.headers(headers);
        return send(request.POST(BodyPublishers.ofString(String.valueOf(body))));
    }

    /** The same without saying how long the body is. */
    Answer postOnceInChunks(String key, String path, String body) {
        return send(request(path).header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8)))));
    }

    Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    static String query(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(root + path));
        if (login.isEmpty()) return request;
        return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calling the service", e);
        }
    }
}
