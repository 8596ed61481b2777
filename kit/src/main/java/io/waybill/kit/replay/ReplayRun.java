package io.waybill.kit.replay;

import io.waybill.kit.kafka.Reapplier;
import io.waybill.kit.kafka.Reappliers;
import io.waybill.kit.replay.Replay.State;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with a replay from where it stands, until it is done, lost or to be left. */
final class ReplayRun {

    private static final Logger log = LoggerFactory.getLogger(ReplayRun.class);
    private static final Duration SLICE = Duration.ofMillis(100);

    private final Reappliers reappliers;
    private final ReplaySource source;
    private final ReplayTables tables;
    private final ReplayProperties limits;
    private final InstantSource clock;
    private final String holder;

    ReplayRun(Reappliers reappliers, ReplaySource source, ReplayTables tables, ReplayProperties limits,
            InstantSource clock, String holder) {
        this.reappliers = reappliers;
        this.source = source;
        this.tables = tables;
        this.limits = limits;
        this.clock = clock;
        this.holder = holder;
    }

    String holder() {
        return holder;
    }

    void run(Replay replay, BooleanSupplier running) throws InterruptedException {
        var wanted = replay.wanted();
        var reapplier = reappliers.of(wanted.reader()).filter(one -> one.topic(wanted.topic()).isPresent());
        if (reapplier.isEmpty()) {
            fail(replay, "no listener %s reads %s any more".formatted(wanted.reader(), wanted.topic()));
        } else if (!source.topicId(wanted.topic()).equals(Optional.of(replay.topicId()))) {
            fail(replay, "topic %s was deleted or made again since".formatted(wanted.topic()));
        } else {
            read(replay, reapplier.get(), running);
        }
    }

    private void read(Replay replay, Reapplier reapplier, BooleanSupplier running) throws InterruptedException {
        var step = new ReplayStep(replay, holder, reapplier, tables);
        try (var reading = source.open(replay.wanted().topic(), tables.progress().parts(replay.id()))) {
            step.skipTo(reading.begin());
            while (running.getAsBoolean() && !step.isFinished()) {
                var begun = System.nanoTime();
                var polled = reading.poll();
                var arrivals = polled.records()
                        .stream()
                        .map(record -> reapplier.decode(replay.topicId(), record))
                        .toList();
                step.take(arrivals, clock.instant());
                step.reach(polled.reached());
                if (arrivals.isEmpty()) tables.store().hold(replay.id(), holder);
                pause(limits.paceOf(arrivals.size()).minusNanos(System.nanoTime() - begun), running);
            }
        }
        if (step.isFinished()) end(replay, State.DONE, null);
    }

    private static void pause(Duration length, BooleanSupplier running) throws InterruptedException {
        var left = length;
        while (left.isPositive() && running.getAsBoolean()) {
            var slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            Thread.sleep(slice);
            left = left.minus(slice);
        }
    }

    void fail(Replay replay, String why) {
        end(replay, State.FAILED, why);
    }

    private void end(Replay replay, State state, @Nullable String why) {
        tables.store().end(replay.id(), holder, state, why);
        log.atInfo()
                .addKeyValue("replay", replay.id())
                .addKeyValue("topic", replay.wanted().topic())
                .addKeyValue("state", state)
                .addKeyValue("error", why)
                .log("replay ended");
    }
}
