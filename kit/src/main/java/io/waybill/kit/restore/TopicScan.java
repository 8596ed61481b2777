package io.waybill.kit.restore;

import io.waybill.kit.registry.SchemaRegistry;
import io.waybill.schemas.Topics.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic once, from somewhere to where it ends now, each partition in its order. What cannot be read is no record
 * of ours and is left out.
 */
final class TopicScan {

    private static final int HEAD_BYTES = 5;
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> settings;
    private final SchemaRegistry registry;
    private final Duration timeout;

    TopicScan(Map<String, Object> settings, SchemaRegistry registry, Duration timeout) {
        this.settings = Map.copyOf(settings);
        this.registry = registry;
        this.timeout = timeout;
    }

    /** The last records of each partition. */
    void last(Topic<?> topic, int recordsPerPartition, Consumer<GenericRecord> each) {
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, topic);
            var begins = consumer.beginningOffsets(partitions, timeout);
            var ends = consumer.endOffsets(partitions, timeout);
            var from = new HashMap<TopicPartition, Long>();
            ends.forEach((partition, end) -> from.put(partition,
                    Math.max(begins.getOrDefault(partition, 0L), end - recordsPerPartition)));
            read(consumer, from, ends, each);
        }
    }

    /** Null: from the beginning. */
    void since(Topic<?> topic, @Nullable Instant since, Consumer<GenericRecord> each) {
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, topic);
            var from = new HashMap<>(consumer.beginningOffsets(partitions, timeout));
            var ends = consumer.endOffsets(partitions, timeout);
            if (since != null) from.putAll(offsetsAt(consumer, since, ends));
            read(consumer, from, ends, each);
        }
    }

    private Map<TopicPartition, Long> offsetsAt(KafkaConsumer<byte[], byte[]> consumer, Instant since,
            Map<TopicPartition, Long> ends) {
        var asked = ends.keySet().stream().collect(Collectors.toMap(p -> p, _ -> since.toEpochMilli()));
        var found = new HashMap<>(ends);
        consumer.offsetsForTimes(asked, timeout).forEach((partition, at) -> {
            if (at != null) found.put(partition, at.offset());
        });
        return found;
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> ends, Consumer<GenericRecord> each) {
        consumer.assign(ends.keySet());
        from.forEach(consumer::seek);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), timeout) < end.getValue())) {
            for (var record : consumer.poll(POLL)) understood(record.value()).ifPresent(each);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Topic<?> topic) {
        return consumer.partitionsFor(topic.name(), timeout)
                .stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private Optional<GenericRecord> understood(byte @Nullable [] value) {
        if (value == null || value.length < HEAD_BYTES || value[0] != 0) return Optional.empty();
        return switch (registry.byId(ByteBuffer.wrap(value).getInt(1))) {
            case SchemaRegistry.Found(var schema) -> understood(value, schema);
            case SchemaRegistry.NoSuchId _,SchemaRegistry.NotAvro _ -> Optional.empty();
        };
    }

    private static Optional<GenericRecord> understood(byte[] value, Schema schema) {
        if (schema.getType() != Schema.Type.RECORD) return Optional.empty();
        try {
            var body = DecoderFactory.get().binaryDecoder(value, HEAD_BYTES, value.length - HEAD_BYTES, null);
            return Optional.of(new GenericDatumReader<GenericRecord>(schema).read(null, body));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }
}
