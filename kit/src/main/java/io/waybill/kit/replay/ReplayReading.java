package io.waybill.kit.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads what is left of a replay's range, with a consumer that belongs to no group. */
final class ReplayReading implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, ReplayPart> parts;
    private final Duration timeout;

    ReplayReading(Consumer<byte[], byte[]> consumer, String topic, List<ReplayPart> all, Duration timeout) {
        this.consumer = consumer;
        this.timeout = timeout;
        this.parts = all.stream()
                .filter(part -> !part.isFinished())
                .collect(Collectors.toMap(part -> new TopicPartition(topic, part.partition()), Function.identity()));
        consumer.assign(parts.keySet());
    }

    /** Goes to where each part stands, or to what is left behind it; answers the earliest offsets there are. */
    Map<Integer, Long> begin() {
        var earliest = new HashMap<Integer, Long>();
        consumer.beginningOffsets(parts.keySet(), timeout).forEach((partition, first) -> {
            var part = Objects.requireNonNull(parts.get(partition));
            consumer.seek(partition, Math.max(part.next(), Math.min(first, part.to())));
            earliest.put(part.partition(), first);
        });
        parts.keySet().forEach(this::pauseAtEnd);
        return earliest;
    }

    Polled poll() {
        var polled = consumer.poll(POLL);
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>(polled.count());
        var reached = new HashMap<Integer, Long>();
        parts.forEach((partition, part) -> {
            for (var record : polled.records(partition)) {
                if (record.offset() < part.to()) records.add(record);
            }
            reached.put(part.partition(), consumer.position(partition, timeout));
            pauseAtEnd(partition);
        });
        return new Polled(records, reached);
    }

    private void pauseAtEnd(TopicPartition partition) {
        var part = Objects.requireNonNull(parts.get(partition));
        if (consumer.position(partition, timeout) >= part.to()) consumer.pause(List.of(partition));
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** @param reached where the next record of each partition would be */
    record Polled(List<ConsumerRecord<byte[], byte[]>> records, Map<Integer, Long> reached) {}
}
