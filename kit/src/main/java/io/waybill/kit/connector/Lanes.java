package io.waybill.kit.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How much of each lane this process does at the moment, and which lanes are closed for a while. */
final class Lanes {

    private final int concurrentStepsMax;
    private final int stepsPerLaneMax;
    private final LaneGate gate;
    private final Map<LaneKey, Integer> running = new HashMap<>();
    private final Map<LaneKey, Instant> closedUntil = new HashMap<>();
    private int runningInAll;

    Lanes(ConnectorProperties properties, LaneGate gate) {
        this.concurrentStepsMax = properties.concurrentStepsMax();
        this.stepsPerLaneMax = properties.stepsPerLaneMax();
        this.gate = gate;
    }

    /** Takes room for as many steps of this lane as may begin now; what is not used has to be given back. */
    synchronized int take(LaneKey lane, Instant now) {
        var closed = closedUntil.get(lane);
        if (closed != null && closed.isAfter(now)) return 0;
        closedUntil.remove(lane);
        var room = Math.min(concurrentStepsMax - runningInAll, stepsPerLaneMax - running.getOrDefault(lane, 0));
        if (room <= 0) return 0;
        var opening = gate.opening(lane);
        if (opening.stepsMax() <= 0) close(lane, now, opening.closedFor());
        var taken = Math.min(room, Math.max(0, opening.stepsMax()));
        if (taken > 0) running.merge(lane, taken, Integer::sum);
        runningInAll += taken;
        return taken;
    }

    synchronized void giveBack(LaneKey lane, int steps) {
        runningInAll -= steps;
        running.computeIfPresent(lane, (_, before) -> before == steps ? null : before - steps);
    }

    synchronized void close(LaneKey lane, Instant now, Duration closedFor) {
        if (closedFor.isPositive()) {
            closedUntil.merge(lane, now.plus(closedFor), (one, other) -> one.isAfter(other) ? one : other);
        }
    }
}
