package io.waybill.kit.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayStoreTest {

    private static final String OTHER = "other";

    private final ReplayRig rig = new ReplayRig(Duration.ofSeconds(1));
    private final ReplayStore store = rig.tables.store();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void one_process_has_a_replay_until_its_lease_runs_out() {
        var replay = rig.create(false, 0, 10);
        assertThat(store.take(ReplayRig.ME)).map(Replay::id).contains(replay.id());
        assertThat(store.take(OTHER)).isEmpty();
        assertThat(store.take(ReplayRig.ME)).as("its own").isPresent();
        await().until(() -> store.take(OTHER).isPresent());
        assertThat(store.take(ReplayRig.ME)).as("the other's now").isEmpty();
    }

    @Test
    void what_is_given_back_is_free_at_once() {
        rig.create(false, 0, 10);
        assertThat(store.take(ReplayRig.ME)).isPresent();
        store.release(ReplayRig.ME);
        assertThat(store.take(OTHER)).isPresent();
    }

    @Test
    void only_one_replay_runs_at_a_time() {
        var first = rig.create(false, 0, 10);
        var range = new ReplayRanges.Range(first.topicId(), List.of());
        assertThat(store.create(first.wanted(), range)).isEmpty();
        assertThat(store.cancel(first.id())).isTrue();
        assertThat(store.create(first.wanted(), range)).isPresent();
    }

    @Test
    void what_has_ended_stays_as_it_ended() {
        var replay = rig.create(false, 0, 10);
        assertThat(store.take(ReplayRig.ME)).isPresent();
        store.trouble(replay.id(), ReplayRig.ME, "brokers do not answer");
        assertThat(rig.view(replay).trouble()).isEqualTo("brokers do not answer");
        store.hold(replay.id(), ReplayRig.ME);
        assertThat(rig.view(replay).trouble()).isNull();
        store.end(replay.id(), ReplayRig.ME, Replay.State.DONE, null);
        store.end(replay.id(), ReplayRig.ME, Replay.State.FAILED, "too late");
        assertThat(store.cancel(replay.id())).isFalse();
        assertThat(store.take(OTHER)).isEmpty();
        assertThat(rig.view(replay).state()).isEqualTo(Replay.State.DONE);
        assertThat(rig.view(replay).finishedAt()).isNotNull();
    }

    @Test
    void reports_of_old_replays_are_forgotten_and_the_newest_come_first() {
        var last = 0L;
        for (var i = 0; i < 4; i++) {
            last = rig.create(true, 0, 10).id();
            store.cancel(last);
        }
        var running = rig.create(true, 0, 10);
        assertThat(store.page(Long.MAX_VALUE, 10)).extracting(Replay::id)
                .as("two ended ones are kept")
                .containsExactly(running.id(), last, last - 1);
        assertThat(store.page(running.id(), 1)).extracting(Replay::id).containsExactly(last);
    }
}
