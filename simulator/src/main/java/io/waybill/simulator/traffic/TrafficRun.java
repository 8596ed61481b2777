package io.waybill.simulator.traffic;

import io.waybill.simulator.shopify.Till;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One plan being carried out; it catches up after a stall and waits where the simulator has no room. */
final class TrafficRun {

    private static final int ACTIONS_PER_ROUND_MAX = 100;

    private final TrafficPlan plan;
    private final Till till;
    private final TrafficMix mix;
    private final Instant startedAt;
    private @Nullable Instant finishedAt;
    private int sold;
    private int changed;
    private int refused;

    TrafficRun(TrafficPlan plan, Till till, Instant startedAt) {
        this.plan = plan;
        this.till = till;
        this.mix = new TrafficMix(till, plan.seed());
        this.startedAt = startedAt;
    }

    /** How far a run is. {@code actionsPerSecond} is what was reached, not what was asked for. */
    record Progress(boolean running, TrafficPlan plan, int sold, int changed, int refused, Instant startedAt,
            @Nullable Instant finishedAt, double actionsPerSecond) {}

    /** How many actions were due and done. */
    synchronized int runOnce(Instant now) {
        int done = 0;
        while (running() && done < ACTIONS_PER_ROUND_MAX && due(now) && till.hasRoom()) {
            count(mix.next());
            done++;
            if (sold == plan.sales()) {
                finishedAt = now;
            }
        }
        return done;
    }

    synchronized boolean running() {
        return finishedAt == null;
    }

    synchronized Progress progress(Instant now) {
        Instant end = finishedAt == null ? now : finishedAt;
        double seconds = Math.max(Duration.between(startedAt, end).toMillis(), 1) / 1000.0;
        return new Progress(running(), plan, sold, changed, refused, startedAt, finishedAt, actions() / seconds);
    }

    private boolean due(Instant now) {
        return actions() < plan.actionsAfter(Duration.between(startedAt, now));
    }

    private int actions() {
        return sold + changed + refused;
    }

    private void count(TrafficMix.Done done) {
        switch (done) {
            case SOLD -> sold++;
            case CHANGED -> changed++;
            case REFUSED -> refused++;
        }
    }
}
