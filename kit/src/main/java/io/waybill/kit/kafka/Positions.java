package io.waybill.kit.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Where one consumer stands. Each consumer has its own, so that a batch is only ever claimed from the offset at which
 * its own consumer stood. Used by the consumer's thread alone.
 */
final class Positions {

    private final Map<TopicPartition, Position> positions = new HashMap<>();

    @Nullable
    Position of(TopicPartition partition) {
        return positions.get(partition);
    }

    void put(TopicPartition partition, UUID topicId, long next) {
        positions.put(partition, new Position(topicId, next));
    }

    void forget(TopicPartition partition) {
        positions.remove(partition);
    }

    int size() {
        return positions.size();
    }

    /** The topic as it was found when the partition was taken, and the offset to be read next. */
    record Position(UUID topicId, long next) {}
}
