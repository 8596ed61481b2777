package io.waybill.kit.replay;

import static io.waybill.kit.fixture.Records.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.backbone.Backbone;
import io.waybill.kit.fixture.KitCaller;
import io.waybill.kit.fixture.KitCaller.Answer;
import io.waybill.kit.fixture.KitService;
import io.waybill.kit.fixture.KitTopics;
import io.waybill.kit.kafka.Applied;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.kit.kafka.Change;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Topics.Topic;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplaysOverHttpTest {

    private final Topic<FulfillmentUpdate> topic = KitTopics.fresh(FulfillmentUpdate.class, 1);
    private final ConfigurableApplicationContext service = KitService.startWeb(
            Backbone.shared().createDatabase("replays"), new BatchListener("reader", List.of(topic),
                    batch -> new Applied(List.of(), batch.records()
                            .stream()
                            .map(one -> new Change(one.origin(), "o1", List.of("Tested")))
                            .toList())));
    private final KitCaller viewer = new KitCaller(service, "viewer");
    private final KitCaller operator = new KitCaller(service, "operator");
    private final KitCaller admin = new KitCaller(service, "admin");

    @BeforeAll
    void produce() {
        try (var producer = new KafkaProducer<String, Object>(KitTopics.producerSettings())) {
            for (var i = 0; i < 3; i++) {
                var _ = producer.send(new ProducerRecord<>(topic.name(), "o1", update("o1", i + 1)));
            }
        }
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void an_operator_tries_out_what_an_admin_runs_and_a_viewer_watches() {
        assertProblem(viewer.post("/api/ops/replays", request(true)), 403, "not-allowed");
        assertProblem(operator.post("/api/ops/replays", request(false)), 403, "not-allowed");
        for (var dryRun : new boolean[]{true, false}) {
            var asked = (dryRun ? operator : admin).post("/api/ops/replays", request(dryRun));
            assertThat(asked.status()).isEqualTo(202);
            var path = "/api/ops/replays/" + asked.json().path("id").asLong();
            await().until(() -> viewer.get(path).json().path("state").asString().equals("DONE"));
            var done = viewer.get(path).json();
            assertThat(done.path("dryRun").asBoolean()).isEqualTo(dryRun);
            assertThat(done.path("requestedBy").asString()).isEqualTo(dryRun ? "operator" : "admin");
            assertThat(done.at("/records/changed").asLong()).isEqualTo(3);
            assertThat(done.at("/details/changes/Tested").asLong()).isEqualTo(3);
            assertThat(done.at("/details/changedOrders").asLong()).isOne();
            assertThat(done.at("/details/partitions/0/next").asLong()).isEqualTo(3);
            assertProblem(operator.post(path + "/cancel", ""), 409, "replay-ended");
        }
        var list = viewer.get("/api/ops/replays?limit=1").json();
        assertThat(list.path("items")).hasSize(1);
        assertThat(list.path("topics").path(0).asString()).isEqualTo(topic.name());
        assertThat(viewer.get("/api/ops/replays?cursor=" + list.path("next").asString()).json().path("items"))
                .isNotEmpty();
    }

    @Test
    void what_cannot_be_is_told() {
        var other = operator.post("/api/ops/replays", request(true).replace(topic.name(), "orders.none"));
        assertProblem(other, 400, "topic-not-replayable");
        assertThat(other.json().path("topics").path(0).asString()).isEqualTo(topic.name());
        assertProblem(operator.post("/api/ops/replays", "{\"topic\":\"x\"}"), 400, "invalid-request");
        var future = operator.post("/api/ops/replays",
                request(true).replace("2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"));
        assertProblem(future, 400, "invalid-request");
        assertThat(future.json().path("detail").asString()).startsWith("from: must be before to");
        assertProblem(viewer.get("/api/ops/replays/999999"), 404, "unknown-replay");
        assertProblem(operator.post("/api/ops/replays/999999/cancel", ""), 404, "unknown-replay");
        assertProblem(viewer.post("/api/ops/replays/1/cancel", ""), 403, "not-allowed");
    }

    private String request(boolean dryRun) {
        return """
                {"topic": "%s", "from": "2020-01-01T00:00:00Z", "dryRun": %s, "reason": "outage"}
                """.formatted(topic.name(), dryRun);
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:waybill:problem:" + type);
    }
}
