package io.waybill.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final FaultPlan PLAN = new FaultPlan(42, 0.1, 0.2, 500, 0.05);

    @Test
    void the_same_seed_and_the_same_keys_meet_the_same_faults_in_any_order() {
        List<FaultPlan.Route> there = IntStream.range(0, 200).mapToObj(n -> PLAN.route("order/" + n)).toList();
        FaultPlan again = new FaultPlan(42, 0.1, 0.2, 500, 0.05);
        List<FaultPlan.Route> back = IntStream.range(0, 200).mapToObj(n -> again.route("order/" + (199 - n))).toList();
        assertThat(back.reversed()).isEqualTo(there);
        assertThat(IntStream.range(0, 200).mapToObj(n -> new FaultPlan(43, 0.1, 0.2, 500, 0.05).route("order/" + n)))
                .isNotEqualTo(there);
    }

    @Test
    void shares_are_kept() {
        List<FaultPlan.Route> routes = IntStream.range(0, 10_000).mapToObj(n -> PLAN.route("order/" + n)).toList();
        assertThat(routes.stream().filter(FaultPlan.Route::twice).count()).isCloseTo(1000, within(150L));
        assertThat(routes.stream().filter(FaultPlan.Route::held).count()).isCloseTo(2000, within(200L));
        assertThat(IntStream.range(0, 10_000).filter(n -> PLAN.loses("order/" + n, 1)).count()).isCloseTo(500,
                within(100L));
        assertThat(routes).allSatisfy(
                route -> assertThat(route.delay()).isBetween(Duration.ZERO, Duration.ofMillis(500)));
    }

    @Test
    void a_lost_answer_is_drawn_for_each_attempt_anew() {
        FaultPlan half = new FaultPlan(1, 0, 0, 0, 0.5);
        assertThat(IntStream.range(0, 64).filter(attempt -> half.loses("order/1", attempt)).count()).isBetween(10L,
                54L);
    }

    @Test
    void without_a_plan_nothing_goes_wrong() {
        assertThat(FaultPlan.NONE.route("order/1"))
                .isEqualTo(new FaultPlan.Route(Duration.ZERO, false, false, Duration.ZERO));
        assertThat(FaultPlan.NONE.loses("order/1", 1)).isFalse();
    }

    @Test
    void a_share_is_between_0_and_1() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FaultPlan(1, 1.5, 0, 0, 0))
                .withMessageContaining("duplicate");
        assertThatIllegalArgumentException().isThrownBy(() -> new FaultPlan(1, 0, Double.NaN, 0, 0))
                .withMessageContaining("reorder");
        assertThatIllegalArgumentException().isThrownBy(() -> new FaultPlan(1, 0, 0, -1, 0))
                .withMessageContaining("delayMillisMax");
    }
}
