package io.waybill.kit.restore;

import io.waybill.kit.registry.SchemaRegistry;
import io.waybill.schemas.Topics;
import io.waybill.schemas.Topics.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks at the last records of each partition. Revisions are times unless a clock ran backwards, so the highest is among
 * the latest.
 */
final class TopicRevisionFloor implements RevisionFloor {

    private static final List<Topic<?>> OUTPUT = List.of(Topics.FULFILLMENT_UPDATES, Topics.ORDERS_RECEIVED);
    private static final int RECORDS_PER_PARTITION_MAX = 500;
    private static final int HEAD_BYTES = 5;
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> settings;
    private final SchemaRegistry registry;
    private final Duration timeout;

    TopicRevisionFloor(Map<String, Object> settings, SchemaRegistry registry, Duration timeout) {
        this.settings = Map.copyOf(settings);
        this.registry = registry;
        this.timeout = timeout;
    }

    @Override
    public long find() {
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return OUTPUT.stream().mapToLong(topic -> highest(consumer, topic)).max().orElse(0);
        }
    }

    private long highest(Consumer<byte[], byte[]> consumer, Topic<?> topic) {
        var partitions = consumer.partitionsFor(topic.name(), timeout)
                .stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        var ends = new HashMap<>(consumer.endOffsets(partitions, timeout));
        var begins = consumer.beginningOffsets(partitions, timeout);
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L),
                ends.getOrDefault(partition, 0L) - RECORDS_PER_PARTITION_MAX)));
        var highest = 0L;
        while (partitions.stream().anyMatch(p -> consumer.position(p, timeout) < ends.getOrDefault(p, 0L))) {
            for (var record : consumer.poll(POLL)) highest = Math.max(highest, revisionOf(record));
        }
        return highest;
    }

    /** What cannot be read is no snapshot of ours: 0. */
    private long revisionOf(ConsumerRecord<byte[], byte[]> record) {
        var value = record.value();
        if (value == null || value.length < HEAD_BYTES || value[0] != 0) return 0;
        return switch (registry.byId(ByteBuffer.wrap(value).getInt(1))) {
            case SchemaRegistry.Found(var schema) -> revisionOf(value, schema);
            case SchemaRegistry.NoSuchId _,SchemaRegistry.NotAvro _ -> 0;
        };
    }

    private static long revisionOf(byte[] value, Schema schema) {
        if (schema.getType() != Schema.Type.RECORD || schema.getField("revision") == null) return 0;
        try {
            var body = DecoderFactory.get().binaryDecoder(value, HEAD_BYTES, value.length - HEAD_BYTES, null);
            var record = new GenericDatumReader<GenericRecord>(schema).read(null, body);
            return record.get("revision") instanceof Long revision ? revision : 0;
        } catch (IOException | RuntimeException _) {
            return 0;
        }
    }
}
