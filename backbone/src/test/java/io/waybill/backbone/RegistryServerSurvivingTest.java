package io.waybill.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class RegistryServerSurvivingTest {

    private static final String TWO_FIELDS = """
            {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Kept\\",\\"fields\\":[\
            {\\"name\\":\\"id\\",\\"type\\":\\"string\\"}]}"}""";
    private static final String FIELD_WITHOUT_DEFAULT = """
            {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Kept\\",\\"fields\\":[\
            {\\"name\\":\\"id\\",\\"type\\":\\"string\\"},{\\"name\\":\\"more\\",\\"type\\":\\"string\\"}]}"}""";

    private final RegistryServer registry = Backbone.shared().registry();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String subject = "surviving-" + System.nanoTime() + "-value";

    @Test
    void a_schema_keeps_its_id_over_stop_and_start() throws Exception {
        HttpResponse<String> before = register(TWO_FIELDS);
        registry.stop();
        registry.start();

        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(register(TWO_FIELDS).body()).isEqualTo(before.body());
    }

    @Test
    void a_schema_keeps_its_id_over_kill_and_start() throws Exception {
        HttpResponse<String> before = register(TWO_FIELDS);
        registry.kill();
        registry.start();

        assertThat(register(TWO_FIELDS).body()).isEqualTo(before.body());
    }

    @Test
    void an_incompatible_schema_is_refused() throws Exception {
        register(TWO_FIELDS);

        assertThat(register(FIELD_WITHOUT_DEFAULT).statusCode()).isEqualTo(409);
    }

    private HttpResponse<String> register(String schema) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(registry.confluentUrl() + "/subjects/" + subject + "/versions"))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .POST(BodyPublishers.ofString(schema))
                        .build(),
                BodyHandlers.ofString());
    }
}
