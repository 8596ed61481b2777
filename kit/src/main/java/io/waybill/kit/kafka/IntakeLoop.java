package io.waybill.kit.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * What one consumer does with what it polls: takes it, repeats it while a passing failure lasts, or goes back to the
 * stored offset. Runs on the consumer's thread alone.
 */
final class IntakeLoop
        implements
        BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]>,
        ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(IntakeLoop.class);
    private static final Duration SLICE = Duration.ofMillis(100);

    private final BatchIntake intake;
    private final Assignment assignment;
    private final IntakeWatch watch;
    private final IntakeProperties limits;
    private final InstantSource clock;
    private final BooleanSupplier running;
    private final Positions positions = new Positions();
    private volatile int assigned;

    IntakeLoop(BatchIntake intake, Assignment assignment, IntakeWatch watch, IntakeProperties limits,
            InstantSource clock, BooleanSupplier running) {
        this.intake = intake;
        this.assignment = assignment;
        this.watch = watch;
        this.limits = limits;
        this.clock = clock;
        this.running = running;
    }

    int assigned() {
        return assigned;
    }

    /** Blocks until the stored offsets are known: a consumer placed anywhere else could skip records unnoticed. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        repeatedly(() -> assignment.place(consumer, partitions, positions, false), () -> {
        });
        assigned = positions.size();
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        forget(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(positions::forget);
        partitions.forEach(partition -> watch.nothingWaits(partition.topic(), partition.partition()));
        assigned = positions.size();
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> ours) {
        var consumer = Objects.requireNonNull(ours);
        var firsts = firstsOf(records);
        var misfits = firsts.values().stream().filter(this::isMisfit).map(IntakeLoop::partitionOf).toList();
        if (!misfits.isEmpty()) {
            placeAgain(consumer, firsts.keySet(), misfits);
            return;
        }
        firsts.values().forEach(record -> noteGap(consumer, record));
        firsts.values().forEach(record -> watch.waits(record.topic(), record.partition(), record.timestamp()));
        try {
            repeatedly(() -> intake.accept(records, positions, clock.instant()), () -> keepAlive(consumer));
        } catch (OffsetClaimLostException e) {
            log.atInfo().addKeyValue("error", e.getMessage()).log("batch undone, going to the stored offsets");
            placeAgain(consumer, firsts.keySet(), List.of());
            return;
        }
        noteLag(consumer, records);
        // Kafka's own offsets only feed lag tools.
        if (acknowledgment != null && running.getAsBoolean()) acknowledgment.acknowledge();
    }

    private static Map<TopicPartition, ConsumerRecord<byte[], byte[]>> firstsOf(
            List<ConsumerRecord<byte[], byte[]>> records) {
        var firsts = new LinkedHashMap<TopicPartition, ConsumerRecord<byte[], byte[]>>();
        records.forEach(record -> firsts.putIfAbsent(partitionOf(record), record));
        return firsts;
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    /** We never asked for what lies before our place: the topic was made again, or its log was cut. */
    private boolean isMisfit(ConsumerRecord<byte[], byte[]> record) {
        var position = positions.of(partitionOf(record));
        return position == null || record.offset() < position.next();
    }

    private void placeAgain(Consumer<?, ?> consumer, Set<TopicPartition> all, Collection<TopicPartition> misfits) {
        var ours = new ArrayList<>(all);
        ours.retainAll(consumer.assignment());
        var changed = misfits.stream().filter(partition -> positions.of(partition) != null).toList();
        var fine = ours.stream().filter(partition -> !changed.contains(partition)).toList();
        repeatedly(() -> {
            assignment.place(consumer, fine, positions, false);
            assignment.place(consumer, changed, positions, true);
        }, () -> {
        });
    }

    private void noteGap(Consumer<?, ?> consumer, ConsumerRecord<byte[], byte[]> first) {
        var partition = partitionOf(first);
        var position = positions.of(partition);
        if (position == null || first.offset() == position.next()) return;
        try {
            var earliest = consumer.beginningOffsets(Set.of(partition), limits.brokerTimeout()).get(partition);
            if (earliest != null && earliest > position.next()) watch.missed(first.topic(), earliest - position.next());
        } catch (KafkaException e) {
            log.atWarn()
                    .addKeyValue("topic", first.topic())
                    .addKeyValue("partition", first.partition())
                    .addKeyValue("error", e.getMessage())
                    .log("offsets were skipped, why could not be asked");
        }
    }

    private void noteLag(Consumer<?, ?> consumer, List<ConsumerRecord<byte[], byte[]>> records) {
        var lasts = new LinkedHashMap<TopicPartition, ConsumerRecord<byte[], byte[]>>();
        records.forEach(record -> lasts.put(partitionOf(record), record));
        lasts.forEach((partition, last) -> {
            var more = consumer.assignment().contains(partition) && lagOf(consumer, partition) > 0;
            watch.waits(last.topic(), last.partition(), more ? last.timestamp() : -1);
        });
    }

    private static long lagOf(Consumer<?, ?> consumer, TopicPartition partition) {
        OptionalLong lag = consumer.currentLag(partition);
        return lag.orElse(0);
    }

    /** Until it works, or the listener is stopped, or the failure is none that passes. */
    private void repeatedly(Runnable step, Runnable meanwhile) {
        for (var attempt = 1; running.getAsBoolean(); attempt++) {
            try {
                step.run();
                recovered(attempt);
                return;
            } catch (WakeupException | InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                failed(attempt, e);
            } catch (RuntimeException e) {
                if (!PassingFailure.is(e)) throw e;
                failed(attempt, e);
            }
            pause(limits.backOffBefore(attempt), meanwhile);
        }
    }

    private void failed(int attempt, RuntimeException failure) {
        var root = (Throwable) failure;
        while (root.getCause() != null) root = root.getCause();
        var error = root.getClass().getSimpleName() + ": " + root.getMessage();
        watch.trouble(error);
        if (Integer.bitCount(attempt) == 1) {
            log.atWarn()
                    .addKeyValue("attempt", attempt)
                    .addKeyValue("error", error)
                    .log("intake waits and will repeat");
        }
    }

    private void recovered(int attempts) {
        watch.trouble(null);
        if (attempts > 1) log.atInfo().addKeyValue("attempt", attempts).log("intake goes on");
    }

    private void pause(Duration length, Runnable meanwhile) {
        var left = length;
        while (left.isPositive() && running.getAsBoolean()) {
            var slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            try {
                Thread.sleep(slice);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
            left = left.minus(slice);
        }
        meanwhile.run();
    }

    /** Polling on keeps our membership in the group; what it may bring for new partitions is left to the next poll. */
    private void keepAlive(Consumer<?, ?> consumer) {
        consumer.pause(consumer.assignment());
        try {
            var brought = consumer.poll(Duration.ZERO);
            for (var partition : brought.partitions()) {
                consumer.seek(partition, brought.records(partition).getFirst().offset());
            }
        } finally {
            consumer.resume(consumer.assignment());
        }
    }
}
