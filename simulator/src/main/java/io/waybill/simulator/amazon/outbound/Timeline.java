package io.waybill.simulator.amazon.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which status an order has from when on; what lies ahead happens by itself unless the timeline is replaced. */
record Timeline(List<Step> steps) {

    Timeline { steps = List.copyOf(steps); }

    /** From that moment on the order has that status. */
    record Step(Instant at, OrderStatus status) {}

    static Timeline of(Step... steps) {
        return new Timeline(List.of(steps));
    }

    /** The step that an order is at; it never was at none. */
    Step at(Instant now) {
        Step latest = steps.getFirst();
        for (Step step : steps) {
            if (!step.at().isAfter(now)) {
                latest = step;
            }
        }
        return latest;
    }

    Optional<Step> ahead(OrderStatus status, Instant now) {
        return steps.stream().filter(step -> step.at().isAfter(now) && step.status() == status).findFirst();
    }

    /** What has happened stays; what was to come is replaced. */
    Timeline thenOnly(Instant now, Step... next) {
        List<Step> kept = new ArrayList<>(steps.stream().filter(step -> !step.at().isAfter(now)).toList());
        kept.addAll(List.of(next));
        return new Timeline(kept);
    }

    /** All that is to come happens so much earlier, nothing before now. */
    Timeline sooner(Instant now, Duration by) {
        return new Timeline(steps.stream()
                .map(step -> step.at().isAfter(now) ? new Step(later(now, step.at().minus(by)), step.status()) : step)
                .toList());
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
