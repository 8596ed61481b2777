package io.waybill.pos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waybill.pos.shopify.Till.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.springframework.context.ConfigurableApplicationContext;

/** A running service as it is seen over HTTP. */
record Door(ConfigurableApplicationContext service) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    HttpResponse<String> post(Webhook webhook) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri("local.server.port", "/webhooks/shopify"))
                .POST(BodyPublishers.ofString(webhook.body()));
        webhook.headers().forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String port, String path, String login) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(port, path));
        if (!login.isEmpty()) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String port, String path) {
        return URI.create("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty(port) + path);
    }
}
