package io.waybill.kit.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Opens topics for replays. */
final class ReplaySource {

    private final ReplayRanges ranges;
    private final Map<String, Object> configured;
    private final ReplayProperties limits;

    ReplaySource(ReplayRanges ranges, Map<String, Object> configured, ReplayProperties limits) {
        this.ranges = ranges;
        this.configured = Map.copyOf(configured);
        this.limits = limits;
    }

    Optional<UUID> topicId(String topic) {
        return ranges.topicId(topic);
    }

    ReplayReading open(String topic, List<ReplayPart> parts) {
        return new ReplayReading(new KafkaConsumer<>(settings()), topic, parts, limits.brokerTimeout());
    }

    /** Without a group there is nothing that a replay could take from the live readers. */
    private Map<String, Object> settings() {
        var settings = new HashMap<>(configured);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, configured.getOrDefault(ConsumerConfig.CLIENT_ID_CONFIG,
                "waybill") + "-replay");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // A batch is never more than a second's worth, so that the pause after it is shorter than the lease.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                Math.min(limits.batchRecordsMax(), limits.recordsPerSecondMax()));
        return settings;
    }
}
