package io.waybill.kit.kafka;

import io.waybill.kit.ids.OrderIds;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A record as it came, and what it turned out to be. */
public record Arrival(ConsumerRecord<byte[], byte[]> raw, Origin origin, Decoded decoded) {

    TopicPartition partition() {
        return new TopicPartition(raw.topic(), raw.partition());
    }

    /** The order by the record's key, if the key can be one at all: what erasing an order finds its dead letters by. */
    public @Nullable String orderId() {
        var key = raw.key() == null ? "" : new String(raw.key(), StandardCharsets.UTF_8);
        return OrderIds.canBe(key) ? key : null;
    }

    @Override
    public String toString() {
        return origin.toString();
    }
}
