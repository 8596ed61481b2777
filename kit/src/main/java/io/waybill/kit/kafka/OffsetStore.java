package io.waybill.kit.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where each reader goes on, in its own database. */
final class OffsetStore {

    private static final String CLAIM = """
            update intake_offset as o
               set next_offset = t.next_offset, leader_epoch = t.leader_epoch, updated_at = now()
              from unnest(:topicIds::uuid[], :partitions, :expected, :next, :epochs)
                   as t (topic_id, partition, expected, next_offset, leader_epoch)
             where o.reader = :reader and o.topic_id = t.topic_id and o.partition = t.partition
               and o.next_offset = t.expected
            """;
    private static final String INSERT = """
            insert into intake_offset (reader, topic_id, partition, topic, next_offset)
            values (:reader, :topicId, :partition, :topic, :next) on conflict do nothing
            """;
    private static final String RESET = """
            update intake_offset set next_offset = :next, leader_epoch = null, updated_at = now()
             where reader = :reader and topic_id = :topicId and partition = :partition and next_offset = :expected
            """;
    private static final String FIND = """
            select next_offset, leader_epoch from intake_offset
             where reader = :reader and topic_id = :topicId and partition = :partition
            """;

    private final JdbcClient jdbc;

    OffsetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Stored> find(String reader, UUID topicId, int partition) {
        return jdbc.sql(FIND)
                .param("reader", reader)
                .param("topicId", topicId)
                .param("partition", partition)
                .query((row, _) -> new Stored(row.getLong(1), row.getObject(2, Integer.class)))
                .optional();
    }

    boolean insert(String reader, UUID topicId, String topic, int partition, long next) {
        return jdbc.sql(INSERT)
                .param("reader", reader)
                .param("topicId", topicId)
                .param("partition", partition)
                .param("topic", topic)
                .param("next", next)
                .update() == 1;
    }

    boolean reset(String reader, UUID topicId, int partition, long expected, long next) {
        return jdbc.sql(RESET)
                .param("reader", reader)
                .param("topicId", topicId)
                .param("partition", partition)
                .param("expected", expected)
                .param("next", next)
                .update() == 1;
    }

    /** Moves all of them or throws: whoever finds another offset than expected must not commit what it read. */
    void claim(String reader, Collection<Claim> claims) {
        var list = List.copyOf(claims);
        var moved = jdbc.sql(CLAIM)
                .param("reader", reader)
                .param("topicIds", list.stream().map(c -> c.topicId().toString()).toArray(String[]::new))
                .param("partitions", list.stream().map(Claim::partition).toArray(Integer[]::new))
                .param("expected", list.stream().map(Claim::expected).toArray(Long[]::new))
                .param("next", list.stream().map(Claim::next).toArray(Long[]::new))
                .param("epochs", list.stream().map(Claim::leaderEpoch).toArray(Integer[]::new))
                .update();
        if (moved != list.size()) {
            throw new OffsetClaimLostException("reader %s moved %d of %d offsets, another reader moved the others"
                    .formatted(reader, moved, list.size()));
        }
    }

    record Stored(long next, @Nullable Integer leaderEpoch) {}

    record Claim(UUID topicId, int partition, long expected, long next, @Nullable Integer leaderEpoch) {}
}
