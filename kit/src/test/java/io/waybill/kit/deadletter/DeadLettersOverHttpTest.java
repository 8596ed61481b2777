package io.waybill.kit.deadletter;

import static io.waybill.kit.fixture.Records.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.backbone.Backbone;
import io.waybill.kit.fixture.KitCaller;
import io.waybill.kit.fixture.KitCaller.Answer;
import io.waybill.kit.fixture.KitService;
import io.waybill.kit.fixture.KitTopics;
import io.waybill.kit.kafka.Applied;
import io.waybill.kit.kafka.Batch.Mode;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.kit.kafka.Change;
import io.waybill.kit.kafka.Rejected;
import io.waybill.schemas.Address;
import io.waybill.schemas.OrderReceived;
import io.waybill.schemas.Topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Three dead letters: one that can be mended, one whose key is wrong, and one that is no record at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLettersOverHttpTest {

    private static final Map<String, Object> BROKERS = Map.of("bootstrap.servers",
            Backbone.shared().bootstrapServers());

    private final Topic<OrderReceived> topic = KitTopics.fresh(OrderReceived.class, 1);
    private final ConfigurableApplicationContext service = KitService.startWeb(
            Backbone.shared().createDatabase("letters"), new BatchListener("reader", List.of(topic),
                    // The code that reads live cannot take it yet; the one that replays can.
                    batch -> batch.mode() == Mode.REPLAY
                            ? new Applied(List.of(), batch.records()
                                    .stream()
                                    .map(one -> new Change(one.origin(), "o1", List.of("OrderReceived")))
                                    .toList())
                            : new Applied(batch.records()
                                    .stream()
                                    .map(one -> new Rejected(one.origin(), "o1", "IMPOSSIBLE_VALUE", "not yet"))
                                    .toList(), List.of())));
    private final KitCaller viewer = new KitCaller(service, "viewer");
    private final KitCaller operator = new KitCaller(service, "operator");

    @BeforeAll
    void produce() {
        try (var producer = new KafkaProducer<String, Object>(KitTopics.producerSettings())) {
            var _ = producer.send(new ProducerRecord<>(topic.name(), "o1", order()));
            var _ = producer.send(new ProducerRecord<>(topic.name(), "somebody-else", order()));
        }
        try (var raw = new KafkaProducer<>(BROKERS, new ByteArraySerializer(), new ByteArraySerializer())) {
            var _ = raw.send(new ProducerRecord<>(topic.name(), "o2".getBytes(StandardCharsets.UTF_8),
                    "Ada Lovelace".repeat(100).getBytes(StandardCharsets.UTF_8)));
        }
        await().until(() -> letters("").size() == 3);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static OrderReceived order() {
        return OrderReceived.newBuilder()
                .setOrderId("o1")
                .setRevision(1)
                .setPlatform("API")
                .setStore("main")
                .setExternalId("1")
                .setName("#1001")
                .setPlacedAt(NOW)
                .setCurrency("USD")
                .setEmail("ada@example.com")
                .setShippingAddress(Address.newBuilder()
                        .setName("Ada Lovelace")
                        .setAddress1("12 St James's Square")
                        .setCity("London")
                        .setPhone("+44 20")
                        .setCountryCode("GB")
                        .build())
                .build();
    }

    @Test
    void a_letter_shows_its_content_without_telling_who_the_customer_is() {
        for (var kind : List.of("IMPOSSIBLE_VALUE", "KEY_MISMATCH")) {
            var shown = viewer.get("/api/ops/dead-letters/" + idOf(kind));
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.text()).doesNotContain("Ada", "ada@", "James", "London", "+44");
            var content = shown.json().path("content");
            assertThat(content.path("name").asString()).isEqualTo("#1001");
            assertThat(content.path("placedAt").asString()).isEqualTo(NOW.toString());
            assertThat(content.path("email").asString()).isEqualTo("***");
            assertThat(content.at("/shippingAddress/name").asString()).isEqualTo("***");
            assertThat(content.at("/shippingAddress/address2").asString()).as("nothing was given").isEmpty();
            assertThat(content.at("/lines").isArray()).isTrue();
            assertThat(shown.json().at("/letter/topic").asString()).isEqualTo(topic.name());
        }
    }

    @Test
    void bytes_that_nobody_can_mask_are_shown_to_operators_only_and_not_all_of_them() {
        var path = "/api/ops/dead-letters/" + idOf("WRONG_MAGIC");
        assertThat(viewer.get(path).json().path("hex").isNull()).isTrue();
        assertThat(viewer.get(path).json().path("unreadable").asString()).contains("first byte");
        var hex = operator.get(path).json().path("hex").asString();
        assertThat(hex).startsWith("416461").hasSize(2 * DeadLetterDesk.HEX_BYTES_MAX);
        assertThat(operator.get(path).json().path("valueBytes").asInt()).isEqualTo(1200);
        assertThat(new KitCaller(service, "admin").get(path).json().path("hex").asString()).isEqualTo(hex);
    }

    @Test
    void a_list_is_filtered_and_summed_up() {
        assertThat(letters("?reader=reader")).hasSize(3);
        assertThat(letters("?reader=nobody")).isEmpty();
        assertThat(letters("?orderId=o2")).hasSize(1);
        assertThat(letters("?state=PARKED")).isEmpty();
        assertThat(letters("?kind=KEY_MISMATCH&limit=1")).hasSize(1);
        assertThat(viewer.get("/api/ops/dead-letters?state=LAZY").status()).isEqualTo(400);
        var groups = viewer.get("/api/ops/dead-letters/summary").json().path("groups");
        assertThat(groups.valueStream().map(group -> group.path("kind").asString())).contains("IMPOSSIBLE_VALUE",
                "KEY_MISMATCH", "WRONG_MAGIC");
        assertThat(groups.path(0).path("letters").asLong()).isOne();
    }

    @Test
    void operators_try_letters_again() {
        var mendable = "/api/ops/dead-letters/" + idOf("IMPOSSIBLE_VALUE");
        assertProblem(viewer.post(mendable + "/redrive", ""), 403, "not-allowed");
        assertProblem(viewer.post("/api/ops/dead-letters/redrive", "{}"), 403, "not-allowed");
        assertProblem(operator.post("/api/ops/dead-letters/999999/redrive", ""), 404, "unknown-dead-letter");
        assertProblem(viewer.get("/api/ops/dead-letters/999999"), 404, "unknown-dead-letter");
        assertProblem(operator.post("/api/ops/dead-letters/redrive", "{\"limit\":100000}"), 400, "invalid-request");
        var one = operator.post(mendable + "/redrive", "");
        assertThat(one.status()).isEqualTo(200);
        assertThat(one.json().path("state").asString()).isEqualTo("REDRIVEN");
        assertThat(one.json().path("what").path(0).asString()).isEqualTo("OrderReceived");
        assertThat(viewer.get(mendable).json().at("/letter/settledBy").asString()).isEqualTo("operator");
        var several = operator.post("/api/ops/dead-letters/redrive", "{\"kind\":\"KEY_MISMATCH\",\"limit\":1}").json();
        assertThat(several.path("failed").asLong()).isOne();
        assertThat(several.path("redriven").asLong()).isZero();
        assertThat(several.path("next").asString()).isEqualTo(several.at("/items/0/id").asString());
        assertThat(several.at("/items/0/state").asString()).isEqualTo("OPEN");
    }

    private long idOf(String kind) {
        return letters("?kind=" + kind).path(0).path("id").asLong();
    }

    private JsonNode letters(String query) {
        return viewer.get("/api/ops/dead-letters" + query).json().path("items");
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:waybill:problem:" + type);
    }
}
