package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.placed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cancelling, sending, telling and losing answers, in every order in which they can come about. */
class CancelRaceTest {

    private static final int ORDERED = 3;
    private static final OrderDecider DECIDER = new OrderDecider(OrderFixture.router(), ArchivePolicy.NEVER,
            CancelWindow.NONE);

    private enum Step { CANCEL, HEAR, SEND, SEND_AGAIN, TELL, LOSE_ANSWER, CANCEL_AGAIN }

    /** What somebody wants stopped: a unit and then another, or one and then the rest, with or without a lie. */
    enum Case {
        TWO_UNITS(false, false), THE_WHOLE(true, false), AGAINST_THE_VERDICT(false, true), ALL_AGAINST_IT(true, true);

        private final boolean whole;
        private final boolean sentAgainstVerdict;

        Case(boolean whole, boolean sentAgainstVerdict) {
            this.whole = whole;
            this.sentAgainstVerdict = sentAgainstVerdict;
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_unit_ends_sent_or_refunded_and_never_both_unflagged(Case c) {
        var runs = new ArrayList<List<Step>>();
        permute(new ArrayList<>(List.of(Step.values())), 0, runs);
        assertThat(runs).hasSize(5_040);
        for (var steps : runs) new Run(c).play(steps).check(steps.toString());
    }

    private static void permute(List<Step> steps, int from, List<List<Step>> runs) {
        if (from == steps.size()) runs.add(List.copyOf(steps));
        for (int i = from; i < steps.size(); i++) {
            Collections.swap(steps, from, i);
            permute(steps, from + 1, runs);
            Collections.swap(steps, from, i);
        }
    }

    private static final class Run {

        private static final int ROUNDS_MAX = 20;

        private final Case situation;
        private final SupplierInMemory supplier = new SupplierInMemory();
        private Order order = Order.unknown(OrderFixture.ID);

        Run(Case situation) {
            this.situation = situation;
            when(placed(line("1", "DS-MUG", ORDERED)));
        }

        private void when(OrderCommand command) {
            if (DECIDER.decide(order, command) instanceof Decision.Granted granted) order = granted.after();
            assertThat(Invariants.brokenBy(order)).isEmpty();
        }

        Run play(List<Step> steps) {
            for (var step : steps) play(step);
            if (situation.sentAgainstVerdict) supplier.sendWhatWasStopped();
            supplier.findAnswer();
            var round = 0;
            do {
                supplier.hear(order);
                supplier.send(order);
                supplier.report().forEach(this::when);
            } while (!order.isFinished() && ++round < ROUNDS_MAX);
            return this;
        }

        private void play(Step step) {
            switch (step) {
                case CANCEL -> when(cancelled(Units.of("1", 1)));
                case CANCEL_AGAIN -> when(cancelled(situation.whole ? Units.NONE : Units.of("1", 1)));
                case HEAR -> supplier.hear(order);
                case SEND, SEND_AGAIN -> supplier.send(order);
                case TELL -> supplier.report().forEach(this::when);
                case LOSE_ANSWER -> supplier.loseAnswer();
            }
        }

        void check(String steps) {
            var o = order;
            var stopped = o.cancelled().at("1");
            var sent = o.shipped().at("1");
            assertThat(o.isFinished()).as(steps).isTrue();
            assertThat(sent).as(steps).isEqualTo(supplier.sent());
            for (var c : o.cancels().cases()) {
                assertThat(c.stated().units()).as(steps).isEqualTo(c.stopped());
                assertThat(CancelVerdicts.of(o).get(c.wish().number())).as(steps)
                        .noneMatch(v -> v.verdict() == Verdict.PENDING);
            }
            var refunded = o.cancels().cases().stream().mapToInt(c -> c.stated().units().at("1")).sum();
            assertThat(refunded).as(steps).isEqualTo(stopped);
            assertThat(sent + refunded - ORDERED).as(steps).isEqualTo(o.overShipped().at("1"));
            assertThat(Exceptions.of(o).stream().anyMatch(e -> e.kind() == OrderException.Kind.REFUNDED_BUT_SHIPPED))
                    .as(steps)
                    .isEqualTo(!o.overShipped().isNone());
            if (!situation.sentAgainstVerdict) assertThat(o.overShipped()).as(steps).isEqualTo(Units.NONE);
        }
    }
}
