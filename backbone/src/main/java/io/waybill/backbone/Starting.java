package io.waybill.backbone;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The one way a process of ours is started: adopt ours, end ours that is stale or stuck, refuse a stranger's port,
 * start. It listens on {@code port} and, where it has a companion, 1000 higher.
 */
public record Starting(ChildProcess process, int port, BooleanSupplier ready) {

    private static final Duration ADOPT_MAX = Duration.ofSeconds(30);
    private static final Duration READY_MAX = Duration.ofMinutes(2);

    /** How it came to run. */
    public enum Outcome {
        STARTED, ADOPTED
    }

    /** Returns once it is ready. {@code prepare} runs before it is started, not when it is adopted. */
    public Outcome run(Runnable prepare) {
        if (process.isRunningAsLaunched() && Waiting.until(ready, ADOPT_MAX)) {
            return Outcome.ADOPTED;
        }
        process.stop();
        Ports.requireFree(port, process.name());
        prepare.run();
        process.spawn();
        process.awaitReady(ready, READY_MAX);
        return Outcome.STARTED;
    }
}
