package io.waybill.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.simulator.shopify.StaffAction;
import io.waybill.simulator.shopify.Till;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TrafficMixTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void the_same_seed_on_a_fresh_store_does_the_same() {
        assertThat(actions(7)).isEqualTo(actions(7));
        assertThat(actions(7)).isNotEqualTo(actions(8));
    }

    @Test
    void a_run_keeps_its_rate_and_ends_with_its_last_sale() {
        RecordingTill till = new RecordingTill();
        TrafficRun run = new TrafficRun(new TrafficPlan(7, 30, 10, null), till, START);
        assertThat(run.runOnce(START)).isEqualTo(1);
        assertThat(run.runOnce(START.plusMillis(50))).isZero();
        assertThat(run.runOnce(START.plusSeconds(1))).isEqualTo(10);
        run.runOnce(START.plusSeconds(10));
        assertThat(run.progress(START.plusSeconds(10)).running()).isFalse();
        assertThat(run.progress(START.plusSeconds(10)).sold()).isEqualTo(30);
        assertThat(run.runOnce(START.plusSeconds(20))).isZero();
    }

    @Test
    void a_run_waits_while_there_is_no_room() {
        RecordingTill till = new RecordingTill();
        till.room = false;
        TrafficRun run = new TrafficRun(new TrafficPlan(7, 5, 100, null), till, START);
        assertThat(run.runOnce(START.plusSeconds(1))).isZero();
        till.room = true;
        assertThat(run.runOnce(START.plusSeconds(1))).isPositive();
    }

    private static List<String> actions(long seed) {
        RecordingTill till = new RecordingTill();
        TrafficMix mix = new TrafficMix(till, seed);
        for (int n = 0; n < 200; n++) {
            mix.next();
        }
        return till.actions;
    }

    private static final class RecordingTill implements Till {

        private final List<String> actions = new ArrayList<>();
        private boolean room = true;

        @Override
        public String domain() {
            return "shop";
        }

        @Override
        public List<Long> locationIds() {
            return List.of(1L, 2L);
        }

        @Override
        public List<String> skus() {
            return List.of("A", "B", "C", "D");
        }

        @Override
        public boolean hasRoom() {
            return room;
        }

        @Override
        public OptionalLong ring(StaffAction.Sell sell) {
            actions.add(sell.locationId() + " " + sell.delivery() + " " + sell.lines());
            return OptionalLong.of(actions.size());
        }

        @Override
        public boolean change(long orderId, StaffAction action) {
            actions.add(orderId + " " + action);
            return true;
        }
    }
}
