package io.waybill.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.waybill.simulator.faults.CallFaults.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallFaultsTest {

    private static final CallFaultPlan PLAN = plan(42);

    private final CallFaults faults = new CallFaults();

    @Test
    void the_same_seed_and_keys_meet_the_same_faults_whatever_else_is_called_in_between() {
        faults.follow("amazon", PLAN);
        List<Fate> alone = IntStream.range(0, 100).mapToObj(n -> faults.fate("amazon", "order/1")).toList();
        faults.follow("amazon", PLAN);
        List<Fate> crowded = IntStream.range(0, 100).mapToObj(n -> {
            faults.fate("amazon", "order/" + (n + 2));
            faults.fate("aliexpress", "order/1");
            return faults.fate("amazon", "order/1");
        }).toList();
        assertThat(crowded).isEqualTo(alone);
        faults.follow("amazon", plan(43));
        assertThat(IntStream.range(0, 100).mapToObj(n -> faults.fate("amazon", "order/1"))).isNotEqualTo(alone);
    }

    @Test
    void shares_are_kept_and_a_repeat_is_drawn_anew() {
        faults.follow("amazon", PLAN);
        Map<CallFault, Long> counts = IntStream.range(0, 20_000)
                .mapToObj(n -> faults.fate("amazon", "order/1").fault())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts.get(CallFault.ANSWER_LOST)).isCloseTo(2000L, within(300L));
        assertThat(counts.get(CallFault.THROTTLED)).isCloseTo(1000L, within(200L));
        assertThat(counts.get(CallFault.FAILED_BEFORE)).isCloseTo(3000L, within(300L));
        assertThat(counts.get(CallFault.FAILED_AFTER)).isCloseTo(4000L, within(300L));
        assertThat(counts.get(CallFault.NONE)).isCloseTo(10_000L, within(500L));
    }

    @Test
    void a_slow_answer_has_its_limit_and_a_lost_one_its_own_time() {
        faults.follow("amazon", PLAN);
        List<Fate> fates = IntStream.range(0, 2000).mapToObj(n -> faults.fate("amazon", "order/" + n)).toList();
        assertThat(fates).allSatisfy(fate -> assertThat(fate.delay()).isBetween(Duration.ZERO,
                Duration.ofMillis(500)));
        assertThat(fates.stream().filter(fate -> fate.fault() == CallFault.ANSWER_LOST))
                .isNotEmpty()
                .allSatisfy(fate -> assertThat(fate.delay()).isEqualTo(Duration.ofMillis(7)));
        assertThat(fates.stream().filter(fate -> fate.fault() == CallFault.NONE && fate.delay().isPositive()).count())
                .isBetween(300L, 700L);
    }

    @Test
    void without_a_plan_nothing_goes_wrong() {
        assertThat(faults.fate("amazon", "order/1")).isEqualTo(new Fate(CallFault.NONE, Duration.ZERO));
        assertThat(faults.plan("amazon")).isEqualTo(CallFaultPlan.NONE);
    }

    @Test
    void shares_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallFaultPlan(1, 0.5, 0.6, 0, 0, 0, 0, 0, null, 0))
                .withMessageContaining("together");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallFaultPlan(1, 0, 0, 0, 0, 1.1, 0, 0, null, 0))
                .withMessageContaining("slow");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallFaultPlan(1, 0, 0, 0, 0, 0, 0, 0, Outage.HANG, 600_001))
                .withMessageContaining("hangMillis");
    }

    private static CallFaultPlan plan(long seed) {
        return new CallFaultPlan(seed, 0.1, 0.05, 0.15, 0.2, 0.5, 500, 7, Outage.NONE, 0);
    }
}
