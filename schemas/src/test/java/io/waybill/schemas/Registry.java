package io.waybill.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.waybill.backbone.Backbone;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** A real registry by Confluent's REST API, and the serde that our services write with, set as they set it. */
final class Registry {

    static final ObjectMapper JSON = new ObjectMapper();

    private final String url = Backbone.shared().registryUrl();
    private final HttpClient client = HttpClient.newHttpClient();

    /** Status and body of an answer. */
    record Answer(int status, JsonNode body) {}

    String confluentUrl() {
        return url + "/apis/ccompat/v7";
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer register(String subject, Schema schema) {
        String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
        return send(request("/subjects/" + subject + "/versions").header("Content-Type",
                "application/vnd.schemaregistry.v1+json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The schema with that id, as any reader asks for it. */
    Schema schema(int id) {
        return new Schema.Parser().parse(get("/schemas/ids/" + id).body().get("schema").asText());
    }

    byte[] write(String topic, IndexedRecord record) {
        try (AvroKafkaSerializer<IndexedRecord> serializer = new AvroKafkaSerializer<>()) {
            serializer.configure(settings(), false);
            return serializer.serialize(topic, record);
        }
    }

    IndexedRecord read(String topic, byte[] bytes) {
        try (AvroKafkaDeserializer<IndexedRecord> deserializer = new AvroKafkaDeserializer<>()) {
            deserializer.configure(settings(), false);
            return deserializer.deserialize(topic, bytes);
        }
    }

    static int idOf(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt(1);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("apicurio.registry.url", url + "/apis/registry/v3");
        settings.put("apicurio.registry.http.adapter", "JDK");
        settings.put("apicurio.registry.auto-register", true);
        settings.put("apicurio.registry.auto-register.if-exists", "FIND_OR_CREATE_VERSION");
        settings.put("apicurio.registry.dereference-schema", true);
        settings.put("apicurio.registry.artifact.group-id", "default");
        settings.put("apicurio.registry.artifact-resolver-strategy",
                "io.apicurio.registry.serde.strategy.TopicIdStrategy");
        settings.put("apicurio.registry.use-id", "contentId");
        settings.put("apicurio.registry.id-handler", "io.apicurio.registry.serde.Default4ByteIdHandler");
        settings.put("apicurio.registry.headers.enabled", false);
        settings.put("apicurio.registry.use-specific-avro-reader", true);
        return settings;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(confluentUrl() + path));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the registry did not answer " + request.build().uri(), e);
        }
    }
}
