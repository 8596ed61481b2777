package io.waybill.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.schemas.Topics.Topic;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class RegistrySubjectsTest {

    private static final String UPDATE = Today.published(FulfillmentUpdate.class).toString();

    private final Registry registry = new Registry();

    @Test
    void the_schemas_of_all_topics_are_taken_under_their_subjects() {
        for (Topic<?> topic : Topics.ALL) {
            Registry.Answer answer = registry.register(topic.subject(), Today.published(topic.recordType()));
            assertThat(answer.status()).as(topic.subject()).isEqualTo(200);
            assertThat(registry.schema(answer.body().get("id").asInt()))
                    .isEqualTo(Today.published(topic.recordType()));
        }
        assertThat(registry.get("/subjects").body().valueStream().map(JsonNode::asText))
                .containsAll(Topics.ALL.stream().map(Topic::subject).toList());
    }

    @Test
    void full_transitive_compatibility_is_asked_of_every_subject() {
        assertThat(registry.get("/config").body().get("compatibilityLevel").asText()).isEqualTo("FULL_TRANSITIVE");
    }

    @Test
    void a_version_that_breaks_readers_or_writers_is_refused() {
        String subject = "refusing-value";
        assertThat(registry.register(subject, schema(UPDATE)).status()).isEqualTo(200);
        Schema newFieldWithoutDefault = schema(
                UPDATE.replaceFirst("\"fields\":\\[", "\"fields\":[{\"name\":\"more\",\"type\":\"string\"},"));
        Schema fieldGone = schema(UPDATE.replaceFirst("\"fields\":\\[\\{[^}]*},", "\"fields\":["));
        Schema otherType = schema(UPDATE.replaceFirst("\"name\":\"revision\",\"type\":\"long\"",
                "\"name\":\"revision\",\"type\":\"string\""));
        assertThat(registry.register(subject, newFieldWithoutDefault).status()).isEqualTo(409);
        assertThat(registry.register(subject, fieldGone).status()).isEqualTo(409);
        assertThat(registry.register(subject, otherType).status()).isEqualTo(409);
        assertThat(registry.get("/subjects/" + subject + "/versions").body()).hasSize(1);
    }

    @Test
    void a_version_that_only_adds_is_taken() {
        String subject = "accepting-value";
        assertThat(registry.register(subject, schema(UPDATE)).status()).isEqualTo(200);
        assertThat(registry.register(subject, NewerSchemas.of(FulfillmentUpdate.class)).status()).isEqualTo(200);
        assertThat(registry.get("/subjects/" + subject + "/versions").body()).hasSize(2);
    }

    private static Schema schema(String json) {
        return new Schema.Parser().parse(json);
    }
}
