package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.schemas.OrderEvent;
import io.waybill.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
        readAll(bootstrapServers, (record, event) -> sequence(record.key(), event, last));
        return last;
    }

    /**
     * When a parcel became visible.
     *
     * @param decided when order-service took it up
     * @param published the clock of the record that says so: it is sent only after the order's document was committed
     */
    record Sight(Instant decided, Instant published) {}

    /** By shipment, the first fact that shows it. */
    static Map<String, Sight> shipments(String bootstrapServers) {
        var first = new HashMap<String, Sight>();
        readAll(bootstrapServers, (record, event) -> {
            var fact = event.getShipmentRecorded();
            if (fact == null) return;
            var sight = new Sight(event.getAt(), Instant.ofEpochMilli(record.timestamp()));
            first.putIfAbsent(fact.getShipmentId(), sight);
        });
        return first;
    }

    private static void readAll(String bootstrapServers,
            BiConsumer<ConsumerRecord<String, byte[]>, OrderEvent> reader) {
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
                for (var record : consumer.poll(Duration.ofMillis(100))) reader.accept(record, decode(record.value()));
            }
        }
    }

    private static void sequence(String key, OrderEvent event, Map<String, Long> last) {
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
