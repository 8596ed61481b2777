package io.waybill.kit.restore;

import io.waybill.schemas.Topics.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares where the service's own readers go on with where their topics ended when it was asked for. */
final class TopicWishesRead implements WishesRead {

    private static final String NEXT = """
            select partition, max(next_offset) as next_offset from intake_offset where topic = :topic group by partition
            """;

    private final Map<String, Object> settings;
    private final Collection<Topic<?>> topics;
    private final JdbcClient jdbc;
    private final Duration timeout;
    private @Nullable Map<TopicPartition, Long> ends;

    TopicWishesRead(Map<String, Object> settings, Collection<Topic<?>> topics, JdbcClient jdbc, Duration timeout) {
        this.settings = Map.copyOf(settings);
        this.topics = List.copyOf(topics);
        this.jdbc = jdbc;
        this.timeout = timeout;
    }

    @Override
    public synchronized void begin() {
        ends = null;
    }

    @Override
    public synchronized boolean areAllRead() {
        var wanted = ends;
        if (wanted == null) {
            wanted = endsNow();
            ends = wanted;
        }
        var read = new HashMap<TopicPartition, Long>();
        for (var topic : topics) {
            jdbc.sql(NEXT)
                    .param("topic", topic.name())
                    .query((row, _) -> read.put(
                            new TopicPartition(topic.name(), row.getInt("partition")), row.getLong("next_offset")))
                    .list();
        }
        return wanted.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private Map<TopicPartition, Long> endsNow() {
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.name(), timeout).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            return Map.copyOf(consumer.endOffsets(partitions, timeout));
        }
    }
}
