package io.waybill.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.schemas.Topics.Topic;
import java.time.Duration;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void names_are_unique_and_are_what_other_languages_write_down() {
        assertThat(Topics.ALL).extracting(Topic::name)
                .containsExactlyInAnyOrder("orders.received",
                        "fulfillment.requests.dropship", "fulfillment.requests.fba", "fulfillment.requests.pos",
                        "fulfillment.updates", "orders.events");
    }

    @Test
    void subjects_follow_the_topic_name_strategy() {
        assertThat(Topics.ALL).allSatisfy(topic -> assertThat(topic.subject()).isEqualTo(topic.name() + "-value"));
    }

    @Test
    void each_channel_has_a_topic_of_requests_of_its_own() {
        assertThat(Topics.ALL.stream().filter(topic -> topic.recordType() == FulfillmentRequest.class))
                .containsExactly(Topics.REQUESTS_DROPSHIP, Topics.REQUESTS_FBA, Topics.REQUESTS_POS);
    }

    @Test
    void every_record_is_keyed_by_its_order() {
        assertThat(Topics.ALL).allSatisfy(topic -> assertThat(
                Today.schema(topic.recordType()).getField("orderId").schema().getType()).isEqualTo(Schema.Type.STRING));
    }

    @Test
    void only_the_journal_is_kept_for_ever() {
        assertThat(Topics.ALL.stream().filter(topic -> topic.retention().equals(Topic.FOR_EVER)))
                .containsExactly(Topics.ORDERS_EVENTS);
        assertThat(Topics.ORDERS_RECEIVED.retention()).isEqualTo(Duration.ofDays(14));
        assertThat(Topics.FULFILLMENT_UPDATES.retention()).isEqualTo(Duration.ofDays(90));
    }
}
