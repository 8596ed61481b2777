package io.waybill.kit.replay;

import io.waybill.kit.kafka.Verdict;
import io.waybill.kit.replay.ReplayPart.Counts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far replays are and what they did, written with what they apply. */
final class ReplayProgress {

    private static final String ADVANCE = """
            update replay_partition as p
               set next_offset = t.next_offset, changed = p.changed + t.changed, unchanged = p.unchanged + t.unchanged,
                   rejected = p.rejected + t.rejected, undecodable = p.undecodable + t.undecodable,
                   missed = p.missed + t.missed
              from unnest(:partitions, :expected, :next, :changed, :unchanged, :rejected, :undecodable, :missed)
                   as t (partition, expected, next_offset, changed, unchanged, rejected, undecodable, missed)
             where p.replay_id = :id and p.partition = t.partition and p.next_offset = t.expected
            """;
    private static final String TALLY = """
            insert into replay_tally as tally (replay_id, outcome, what, records)
            select :id, outcome, what, count(*) from unnest(:outcomes, :whats) as t (outcome, what)
             group by outcome, what
            on conflict (replay_id, outcome, what) do update set records = tally.records + excluded.records
            """;
    private static final String ORDER = """
            insert into replay_order (replay_id, order_id, partition, record_offset, what)
            values (:id, :orderId, :partition, :offset, :what) on conflict do nothing
            """;

    private final JdbcClient jdbc;

    ReplayProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ReplayPart> parts(long id) {
        return jdbc.sql("select * from replay_partition where replay_id = :id order by partition")
                .param("id", id)
                .query(ReplayProgress::part)
                .list();
    }

    /** Moves all of them or throws: whoever finds another offset than expected must not commit what it read. */
    void advance(long id, Collection<Move> moves) {
        var list = List.copyOf(moves);
        if (list.isEmpty()) return;
        var moved = jdbc.sql(ADVANCE)
                .param("id", id)
                .param("partitions", list.stream().map(Move::partition).toArray(Integer[]::new))
                .param("expected", list.stream().map(Move::expected).toArray(Long[]::new))
                .param("next", list.stream().map(Move::next).toArray(Long[]::new))
                .param("changed", list.stream().map(move -> move.counts().changed()).toArray(Long[]::new))
                .param("unchanged", list.stream().map(move -> move.counts().unchanged()).toArray(Long[]::new))
                .param("rejected", list.stream().map(move -> move.counts().rejected()).toArray(Long[]::new))
                .param("undecodable", list.stream().map(move -> move.counts().undecodable()).toArray(Long[]::new))
                .param("missed", list.stream().map(Move::missed).toArray(Long[]::new))
                .update();
        if (moved != list.size()) {
            throw new ReplayLostException("replay %d moved %d of %d partitions, another process moved the others"
                    .formatted(id, moved, list.size()));
        }
    }

    void note(long id, List<Verdict> verdicts) {
        var named = verdicts.stream().filter(verdict -> !verdict.what().isEmpty()).toList();
        if (named.isEmpty()) return;
        // A record counts once for each kind of thing it did, however often it did it.
        var pairs = named.stream()
                .flatMap(one -> one.what().stream().distinct().map(what -> new String[]{one.outcome().name(), what}))
                .toList();
        jdbc.sql(TALLY)
                .param("id", id)
                .param("outcomes", pairs.stream().map(pair -> pair[0]).toArray(String[]::new))
                .param("whats", pairs.stream().map(pair -> pair[1]).toArray(String[]::new))
                .update();
        named.stream().filter(one -> one.outcome() == Verdict.Outcome.CHANGED).forEach(one -> noteOrder(id, one));
    }

    private void noteOrder(long id, Verdict changed) {
        jdbc.sql(ORDER)
                .param("id", id)
                .param("orderId", changed.orderId())
                .param("partition", changed.origin().partition())
                .param("offset", changed.origin().offset())
                .param("what", changed.what().toArray(String[]::new))
                .update();
    }

    /** Records by what they did, or by why they could not be taken. */
    Map<String, Long> tallies(long id, Collection<Verdict.Outcome> outcomes) {
        var tallies = new LinkedHashMap<String, Long>();
        jdbc.sql("""
                select what, sum(records) from replay_tally
                 where replay_id = :id and outcome = any(:outcomes) group by what order by what
                """)
                .param("id", id)
                .param("outcomes", outcomes.stream().map(Verdict.Outcome::name).toArray(String[]::new))
                .query(row -> {
                    tallies.put(row.getString(1), row.getLong(2));
                });
        return tallies;
    }

    long changedOrders(long id) {
        return jdbc.sql("select count(*) from replay_order where replay_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    List<ChangedOrder> orders(long id, int max) {
        return jdbc.sql("select * from replay_order where replay_id = :id order by order_id limit :max")
                .param("id", id)
                .param("max", max)
                .query((row, _) -> new ChangedOrder(row.getString("order_id"), row.getInt("partition"),
                        row.getLong("record_offset"),
                        Arrays.asList((String[]) row.getArray("what").getArray())))
                .list();
    }

    private static ReplayPart part(ResultSet row, int number) throws SQLException {
        var counts = new Counts(row.getLong("changed"), row.getLong("unchanged"), row.getLong("rejected"),
                row.getLong("undecodable"));
        return new ReplayPart(row.getInt("partition"), row.getLong("from_offset"), row.getLong("to_offset"),
                row.getLong("next_offset"), counts, row.getLong("missed"));
    }

    /** @param expected where the partition must still be */
    record Move(int partition, long expected, long next, Counts counts, long missed) {}

    /** An order with the first record that changed it. */
    record ChangedOrder(String orderId, int partition, long offset, List<String> what) {}
}
