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
    int take(LaneKey lane, Instant now) {
        if (!mayBegin(lane, now)) return 0;
        // The gate may have to ask the database: steps that end meanwhile must not wait for it.
        var opening = gate.opening(lane);
        if (opening.stepsMax() <= 0) {
            close(lane, now, opening.closedFor());
            return 0;
        }
        return take(lane, opening.stepsMax());
    }

    private synchronized boolean mayBegin(LaneKey lane, Instant now) {
        var closed = closedUntil.get(lane);
        if (closed != null && closed.isAfter(now)) return false;
        closedUntil.remove(lane);
        return room(lane) > 0;
    }

    private synchronized int take(LaneKey lane, int stepsMax) {
        var taken = Math.max(0, Math.min(room(lane), stepsMax));
        if (taken > 0) running.merge(lane, taken, Integer::sum);
        runningInAll += taken;
        return taken;
    }

    private int room(LaneKey lane) {
        return Math.min(concurrentStepsMax - runningInAll, stepsPerLaneMax - running.getOrDefault(lane, 0));
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
