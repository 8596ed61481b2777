package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.schemas.OrderEvent;
import io.waybill.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads {@code orders.events} as any reader would: skips what it has seen, and must never find a gap. */
final class PublishedFacts {

    private static final int CONFLUENT_HEAD_BYTES = 5;

    private PublishedFacts() {}

    /** The last sequence of each order. Fails on a gap. */
    static Map<String, Long> lastSequences(String bootstrapServers) {
        var last = new HashMap<String, Long>();
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.ORDERS_EVENTS.name())
                    .stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) read(record.key(), record.value(), last);
            }
        }
        return last;
    }

    private static void read(String key, byte[] value, Map<String, Long> last) {
        var event = decode(value);
        assertThat(event.getOrderId()).isEqualTo(key);
        var seen = last.getOrDefault(key, 0L);
        if (event.getSequence() <= seen) return;
        assertThat(event.getSequence()).as("the fact after %d of order %s", seen, key).isEqualTo(seen + 1);
        last.put(key, event.getSequence());
    }

    private static OrderEvent decode(byte[] value) {
        try {
            var decoder = DecoderFactory.get()
                    .binaryDecoder(value, CONFLUENT_HEAD_BYTES,
                            value.length - CONFLUENT_HEAD_BYTES, null);
            return new SpecificDatumReader<OrderEvent>(OrderEvent.getClassSchema()).read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
