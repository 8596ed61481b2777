package io.waybill.kit.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.schemas.Topics.Topic;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What one listener tells the world: metrics that exist from the start, and the state that health reads. */
final class IntakeWatch {

    private static final long NOTHING_WAITS = -1;

    private final MeterRegistry meters;
    private final InstantSource clock;
    private final String listener;
    private final Map<String, Map<Integer, Long>> oldestByTopic = new ConcurrentHashMap<>();
    private volatile @Nullable String trouble;

    IntakeWatch(MeterRegistry meters, InstantSource clock, String listener, List<Topic<?>> topics) {
        this.meters = meters;
        this.clock = clock;
        this.listener = listener;
        records("applied");
        records("dead");
        for (var kind : Decoded.Kind.values()) dead(kind.name());
        topics.forEach(topic -> register(topic.name()));
    }

    private void register(String topic) {
        oldestByTopic.put(topic, new ConcurrentHashMap<>());
        missed(topic);
        Gauge.builder("waybill.intake.oldest.unprocessed.seconds", this, watch -> watch.oldestSeconds(topic))
                .description("age of the oldest record not yet applied")
                .tag("listener", listener)
                .tag("topic", topic)
                .register(meters);
    }

    private Counter records(String outcome) {
        return Counter.builder("waybill.intake.records")
                .description("records whose offset was stored")
                .tag("listener", listener)
                .tag("outcome", outcome)
                .register(meters);
    }

    private Counter dead(String kind) {
        return Counter.builder("waybill.dead.letters")
                .description("records that became dead letters")
                .tag("reader", listener)
                .tag("kind", kind)
                .register(meters);
    }

    private Counter missed(String topic) {
        return Counter.builder("waybill.intake.missed.records")
                .description("offsets that retention took before they were read")
                .tag("listener", listener)
                .tag("topic", topic)
                .register(meters);
    }

    void applied(int records) {
        records("applied").increment(records);
    }

    void died(List<DeadLetters.Letter> letters) {
        records("dead").increment(letters.size());
        letters.forEach(letter -> dead(letter.kind()).increment());
    }

    void missed(String topic, long offsets) {
        missed(topic).increment((double) offsets);
    }

    /** The oldest record of this partition not yet applied was written then. */
    void waits(String topic, int partition, long timestampMillis) {
        var partitions = oldestByTopic.get(topic);
        if (partitions != null) partitions.put(partition, timestampMillis);
    }

    void nothingWaits(String topic, int partition) {
        waits(topic, partition, NOTHING_WAITS);
    }

    private double oldestSeconds(String topic) {
        var now = clock.millis();
        return oldestByTopic.getOrDefault(topic, Map.of())
                .values()
                .stream()
                .filter(at -> at != NOTHING_WAITS)
                .mapToDouble(at -> Math.max(0, now - at) / 1000.0)
                .max()
                .orElse(0);
    }

    void trouble(@Nullable String why) {
        trouble = why;
    }

    @Nullable
    String trouble() {
        return trouble;
    }
}
