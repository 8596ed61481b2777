package io.waybill.kit.replay;

import io.waybill.kit.kafka.Brokers;
import io.waybill.kit.kafka.TopicIds;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks the brokers which offsets lie between two instants. Every failure is a {@link KafkaException}. */
final class ReplayRanges {

    private final Brokers brokers;
    private final TopicIds topicIds;
    private final Duration timeout;

    ReplayRanges(Brokers brokers, Duration timeout) {
        this.brokers = brokers;
        this.topicIds = new TopicIds(brokers, timeout);
        this.timeout = timeout;
    }

    Optional<UUID> topicId(String topic) {
        return Optional.ofNullable(topicIds.of(Set.of(topic)).get(topic));
    }

    /** From the first record at or after {@code from} up to the first at or after {@code to}, or to the present end. */
    Optional<Range> between(String topic, Instant from, Instant to) {
        return topicId(topic).map(id -> {
            var partitions = partitions(topic);
            var begins = offsets(partitions, OffsetSpec.forTimestamp(from.toEpochMilli()));
            var stops = offsets(partitions, OffsetSpec.forTimestamp(to.toEpochMilli()));
            var ends = offsets(partitions, OffsetSpec.latest());
            return new Range(id, partitions.stream().map(partition -> {
                long end = ends.getOrDefault(partition, 0L);
                var stop = orEnd(stops.getOrDefault(partition, -1L), end);
                return new Range.Part(partition.partition(),
                        Math.min(stop, orEnd(begins.getOrDefault(partition, -1L), end)), stop);
            }).toList());
        });
    }

    /** Brokers answer -1 where no record is that young. */
    private static long orEnd(long offset, long end) {
        return offset < 0 ? end : offset;
    }

    private List<TopicPartition> partitions(String topic) {
        var described = await(brokers.admin().describeTopics(Set.of(topic)).allTopicNames()).values();
        return described.stream()
                .flatMap(one -> one.partitions().stream())
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> asked.put(partition, spec));
        var answer = await(brokers.admin()
                .listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
        var offsets = new HashMap<TopicPartition, Long>();
        answer.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    private <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException("brokers refuse to tell offsets", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("brokers do not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for offsets", e);
        }
    }

    /** The offsets between two instants, in the topic as it is now. */
    record Range(UUID topicId, List<Part> parts) {

        Range { parts = List.copyOf(parts); }

        /** @param to exclusive */
        record Part(int partition, long from, long to) {}
    }
}
