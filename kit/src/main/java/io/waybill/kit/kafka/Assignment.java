package io.waybill.kit.kafka;

import io.waybill.kit.kafka.OffsetStore.Stored;
import io.waybill.kit.kafka.StartingPoint.AfterLoss;
import io.waybill.kit.kafka.StartingPoint.Anew;
import io.waybill.kit.kafka.StartingPoint.GoOn;
import io.waybill.kit.kafka.StartingPoint.Reread;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Places a consumer where the database says, whatever Kafka's own offsets say. */
final class Assignment {

    private static final Logger log = LoggerFactory.getLogger(Assignment.class);

    private final String reader;
    private final TopicIds topicIds;
    private final OffsetStore offsets;
    private final IntakeWatch watch;
    private final IntakeProperties limits;

    Assignment(String reader, TopicIds topicIds, OffsetStore offsets, IntakeWatch watch, IntakeProperties limits) {
        this.reader = reader;
        this.topicIds = topicIds;
        this.offsets = offsets;
        this.watch = watch;
        this.limits = limits;
    }

    /** Partitions of topics that do not exist any more are left alone. Throws when anything could not be asked. */
    void place(Consumer<?, ?> consumer, Collection<TopicPartition> partitions, Positions positions,
            boolean historyChanged) {
        var ids = topicIds.of(partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
        var existing = partitions.stream().filter(partition -> ids.containsKey(partition.topic())).toList();
        var stored = new HashMap<TopicPartition, Stored>();
        for (var partition : existing) {
            offsets.find(reader, idOf(partition, ids), partition.partition())
                    .ifPresent(found -> stored.put(partition, found));
        }
        // Asked after the stored offsets: another reader may go on meanwhile, and what it stored is below this end.
        var ends = consumer.endOffsets(existing, limits.brokerTimeout());
        var earliest = consumer.beginningOffsets(existing, limits.brokerTimeout());
        for (var partition : existing) {
            var found = stored.get(partition);
            var start = StartingPoint.of(found, Objects.requireNonNull(earliest.get(partition)),
                    Objects.requireNonNull(ends.get(partition)), historyChanged);
            var id = idOf(partition, ids);
            var offset = store(start, partition, id, found == null ? -1 : found.next());
            consumer.seek(partition, new OffsetAndMetadata(offset, epochOf(start), ""));
            positions.put(partition, id, offset);
        }
    }

    private static UUID idOf(TopicPartition partition, Map<String, UUID> ids) {
        return Objects.requireNonNull(ids.get(partition.topic()));
    }

    private long store(StartingPoint start, TopicPartition partition, UUID id, long stored) {
        return switch (start) {
            case Anew(var offset) -> {
                require(offsets.insert(reader, id, partition.topic(), partition.partition(), offset), partition);
                yield offset;
            }
            case GoOn(var offset, _) -> offset;
            case AfterLoss(var offset, var missed) -> {
                require(offsets.reset(reader, id, partition.partition(), stored, offset), partition);
                watch.missed(partition.topic(), missed);
                log.atError()
                        .addKeyValue("topic", partition.topic())
                        .addKeyValue("partition", partition.partition())
                        .addKeyValue("offset", offset)
                        .addKeyValue("missed", missed)
                        .log("retention took records before they were read");
                yield offset;
            }
            case Reread(var offset) -> {
                require(offsets.reset(reader, id, partition.partition(), stored, offset), partition);
                log.atWarn()
                        .addKeyValue("topic", partition.topic())
                        .addKeyValue("partition", partition.partition())
                        .addKeyValue("offset", offset)
                        .log("stored offset does not fit the partition, reading all of it");
                yield offset;
            }
        };
    }

    /** Another process placed or moved it in between: the caller looks again. */
    private static void require(boolean done, TopicPartition partition) {
        if (!done) throw new KafkaException("offset of %s moved while it was looked at".formatted(partition));
    }

    private static Optional<Integer> epochOf(StartingPoint start) {
        return start instanceof GoOn(_, var epoch) ? Optional.ofNullable(epoch) : Optional.empty();
    }
}
