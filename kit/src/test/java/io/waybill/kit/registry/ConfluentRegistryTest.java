package io.waybill.kit.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.waybill.backbone.Backbone;
import io.waybill.kit.fixture.Records;
import io.waybill.kit.registry.SchemaRegistry.Found;
import io.waybill.kit.registry.SchemaRegistry.NoSuchId;
import io.waybill.kit.registry.SchemaRegistry.NotAvro;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ConfluentRegistryTest {

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void finds_a_schema_by_the_id_it_was_given() throws Exception {
        var schema = Records.fact("a", 1).getSchema();
        var id = register(schema.toString());
        assertThat(registry(Backbone.shared().registryUrl()).byId(id)).isEqualTo(new Found(schema));
    }

    @Test
    void an_unknown_id_is_the_registrys_own_word() {
        assertThat(registry(Backbone.shared().registryUrl()).byId(2_000_000_000)).isEqualTo(new NoSuchId());
        assertThat(registry(Backbone.shared().registryUrl()).byId(-7)).isEqualTo(new NoSuchId());
    }

    @Test
    void nothing_is_concluded_when_nobody_answers() {
        var registry = registry("http://127.0.0.1:1");
        assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(RegistryUnreachableException.class);
        assertThat(registry.isReachable()).isFalse();
    }

    @Test
    void a_not_found_that_is_no_registrys_says_nothing_about_the_id() throws IOException {
        try (var stranger = new Answering(404, "<html>nothing here</html>")) {
            assertThatThrownBy(() -> registry(stranger.url()).byId(1)).isInstanceOf(RegistryUnreachableException.class);
        }
        try (var stranger = new Answering(503, "{}")) {
            assertThatThrownBy(() -> registry(stranger.url()).byId(1)).isInstanceOf(RegistryUnreachableException.class);
        }
    }

    @Test
    void a_schema_of_another_kind_is_not_avro() throws IOException {
        try (var registry = new Answering(200, "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}")) {
            assertThat(registry(registry.url()).byId(1)).isInstanceOf(NotAvro.class);
        }
    }

    @Test
    void a_flood_of_garbage_is_no_flood_of_lookups() throws IOException {
        try (var answering = new Answering(404, "{\"error_code\":40403,\"message\":\"no schema\"}")) {
            var registry = registry(answering.url());
            for (var i = 0; i < 100; i++) registry.byId(5);
            assertThat(answering.asked).hasValue(1);
            nanos.addAndGet(Duration.ofSeconds(31).toNanos());
            registry.byId(5);
            assertThat(answering.asked).hasValue(2);
        }
    }

    private ConfluentRegistry registry(String url) {
        return new ConfluentRegistry(new RegistryProperties(URI.create(url), "/apis/ccompat/v7", Duration.ofSeconds(3),
                Duration.ofSeconds(30)), nanos::get);
    }

    private static int register(String schema) throws IOException, InterruptedException {
        var json = JsonMapper.shared();
        var body = json.writeValueAsString(java.util.Map.of("schema", schema));
        var request = HttpRequest
                .newBuilder(URI.create(Backbone.shared().registryUrl() + "/apis/ccompat/v7/subjects/kit-test/versions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return json.readTree(http.send(request, BodyHandlers.ofString()).body()).path("id").asInt();
        }
    }

    /** Something that answers everything alike. */
    private static final class Answering implements AutoCloseable {

        private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                0);
        private final AtomicInteger asked = new AtomicInteger();

        Answering(int status, String body) throws IOException {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                asked.incrementAndGet();
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
