package io.waybill.kit.replay;

import static io.waybill.kit.fixture.Records.NOW;
import static io.waybill.kit.fixture.Records.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.kit.kafka.ReapplierFixture;
import io.waybill.kit.replay.ReplayPart.Counts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

class ReplayStepTest {

    private static final byte[] GARBAGE = "no avro".getBytes(StandardCharsets.UTF_8);

    private final ReplayRig rig = new ReplayRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void what_older_code_got_wrong_is_repaired_and_what_it_got_right_stays() {
        rig.database.jdbc().sql("insert into item values ('o0', 1, 'v1'), ('o1', 1, 'v2'), ('o2', 7, 'v1')").update();
        rig.items.mapping = "v2";
        var replay = taken(false, 0, 3);
        rig.step(replay, ReplayRig.ME).take(rig.arrivals(0, 3), NOW);
        assertThat(contents()).containsExactly("o0 1 v2", "o1 1 v2", "o2 7 v1");
        assertThat(rig.part(replay).counts()).isEqualTo(new Counts(1, 2, 0, 0));
        assertThat(details(replay).changes()).containsExactly(Map.entry("ItemChanged", 1L));
        assertThat(details(replay).orders()).singleElement().satisfies(order -> {
            assertThat(order.orderId()).isEqualTo("o0");
            assertThat(order.what()).containsExactly("ItemChanged");
        });
    }

    @Test
    void a_batch_that_failed_for_a_passing_reason_leaves_nothing_and_is_taken_whole_later() {
        var replay = taken(false, 0, 10);
        var step = rig.step(replay, ReplayRig.ME);
        rig.items.before = () -> {
            throw new CannotAcquireLockException("deadlock");
        };
        assertThatThrownBy(() -> step.take(rig.arrivals(0, 10), NOW)).isInstanceOf(CannotAcquireLockException.class);
        assertThat(rig.count("taken")).isZero();
        assertThat(rig.part(replay).next()).isZero();
        rig.items.before = () -> {
        };
        rig.step(replay, ReplayRig.ME).take(rig.arrivals(0, 10), NOW);
        assertThat(rig.count("taken")).isEqualTo(10);
        assertThat(rig.part(replay).next()).isEqualTo(10);
    }

    @Test
    void whoever_comes_second_to_a_batch_applies_nothing_of_it() {
        var replay = taken(false, 0, 10);
        var first = rig.step(replay, ReplayRig.ME);
        var second = rig.step(replay, ReplayRig.ME);
        first.take(rig.arrivals(0, 6), NOW);
        assertThatThrownBy(() -> second.take(rig.arrivals(0, 10), NOW)).isInstanceOf(ReplayLostException.class);
        assertThat(rig.count("taken")).isEqualTo(6);
        assertThat(rig.part(replay).next()).isEqualTo(6);
        assertThat(rig.part(replay).counts().read()).isEqualTo(6);
    }

    @Test
    void whoever_lost_its_lease_to_another_applies_nothing() {
        var replay = taken(false, 0, 10);
        var step = rig.step(replay, ReplayRig.ME);
        rig.database.jdbc().sql("update replay set holder = 'somebody else'").update();
        assertThatThrownBy(() -> step.take(rig.arrivals(0, 10), NOW)).isInstanceOf(ReplayLostException.class);
        assertThat(rig.count("taken")).isZero();
    }

    @Test
    void after_a_cancel_nothing_more_is_applied() {
        var replay = taken(false, 0, 10);
        var step = rig.step(replay, ReplayRig.ME);
        step.take(rig.arrivals(0, 3), NOW);
        assertThat(rig.tables.store().cancel(replay.id())).isTrue();
        assertThatThrownBy(() -> step.take(rig.arrivals(3, 10), NOW)).isInstanceOf(ReplayLostException.class);
        assertThat(rig.count("taken")).isEqualTo(3);
        assertThat(rig.view(replay).state()).isEqualTo(Replay.State.CANCELLED);
    }

    @Test
    void a_dry_run_writes_nothing_but_its_report() {
        rig.database.jdbc().sql("insert into item values ('o0', 1, 'v1')").update();
        rig.items.mapping = "v2";
        rig.items.poison.add("o3");
        rig.items.refused.add("o4");
        var replay = taken(true, 0, 6);
        var arrivals = rig.arrivals(0, 5);
        arrivals.add(rig.arrival(5, "o5", GARBAGE));
        rig.step(replay, ReplayRig.ME).take(arrivals, NOW);
        assertThat(contents()).containsExactly("o0 1 v1");
        assertThat(rig.count("taken")).isZero();
        assertThat(rig.count("dead_letter")).isZero();
        assertThat(rig.part(replay).counts()).isEqualTo(new Counts(3, 0, 2, 1));
        assertThat(details(replay).refusals()).containsOnly(Map.entry("APPLY_FAILED", 1L), Map.entry("REFUSED", 1L),
                Map.entry("WRONG_MAGIC", 1L));
        assertThat(details(replay).changedOrders()).isEqualTo(3);
        assertThat(details(replay).orders()).as("named up to a limit")
                .extracting(ReplayProgress.ChangedOrder::orderId)
                .containsExactly("o0", "o1");
    }

    @Test
    void one_record_that_cannot_be_applied_does_not_hold_up_the_others() {
        rig.items.poison.add("o7");
        var replay = taken(false, 0, 20);
        rig.step(replay, ReplayRig.ME).take(rig.arrivals(0, 20), NOW);
        assertThat(rig.count("item")).isEqualTo(19);
        assertThat(rig.part(replay).next()).isEqualTo(20);
        assertThat(rig.part(replay).counts()).isEqualTo(new Counts(19, 0, 1, 0));
        assertThat(letters()).containsExactly("7 APPLY_FAILED OPEN null");
    }

    @Test
    void what_is_dead_already_stays_one_letter_and_what_can_be_applied_now_is_none_any_more() {
        bury(1, GARBAGE, "WRONG_MAGIC");
        bury(2, rig.registry.bytesOf(update("o2", 1)), "REFUSED");
        var replay = taken(false, 0, 4);
        var arrivals = rig.arrivals(0, 4);
        arrivals.set(1, rig.arrival(1, "o1", GARBAGE));
        rig.step(replay, ReplayRig.ME).take(arrivals, NOW);
        assertThat(letters()).containsExactly("1 WRONG_MAGIC OPEN null",
                "2 REFUSED REPLAYED replay " + replay.id());
        assertThat(rig.part(replay).counts()).isEqualTo(new Counts(3, 0, 0, 1));
    }

    @Test
    void what_retention_took_is_counted_and_gaps_are_passed_over() {
        var replay = taken(false, 10, 30);
        var step = rig.step(replay, ReplayRig.ME);
        step.skipTo(Map.of(0, 15L));
        step.take(rig.arrivals(15, 20), NOW);
        step.reach(Map.of(0, 22L));
        assertThat(step.isFinished()).isFalse();
        step.reach(Map.of(0, 35L));
        assertThat(step.isFinished()).isTrue();
        assertThat(rig.part(replay).missed()).isEqualTo(5);
        assertThat(rig.part(replay).next()).as("never beyond the range").isEqualTo(30);
        assertThat(rig.part(replay).counts().read()).isEqualTo(5);
    }

    private Replay taken(boolean dryRun, long from, long to) {
        var replay = rig.create(dryRun, from, to);
        return rig.tables.store().take(ReplayRig.ME).filter(taken -> taken.id() == replay.id()).orElseThrow();
    }

    private void bury(long offset, byte[] value, String kind) {
        ReapplierFixture.bury(rig.database, ReplayRig.READER, ReplayRig.TOPIC_ID,
                ReplayRig.record(offset, "o" + offset, value), kind);
    }

    private ReplayView.ReplayDetails details(Replay replay) {
        var details = rig.view(replay).details();
        if (details == null) throw new AssertionError("no details");
        return details;
    }

    private List<String> contents() {
        return rig.database.jdbc()
                .sql("select order_id || ' ' || revision || ' ' || content from item order by order_id")
                .query(String.class)
                .list();
    }

    private List<String> letters() {
        return rig.database.jdbc()
                .sql("select concat(record_offset, ' ', reason_kind, ' ', state, ' ', coalesce(settled_by, 'null'))"
                        + " from dead_letter order by record_offset")
                .query(String.class)
                .list();
    }
}
