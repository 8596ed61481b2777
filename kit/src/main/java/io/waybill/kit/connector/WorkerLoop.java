package io.waybill.kit.connector;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The thread that drives the worker while the service runs: at once when something became due, else by polling. */
final class WorkerLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLoop.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final Worker worker;
    private final WorkSignal signal;
    private final InstantSource clock;
    private final ConnectorProperties properties;
    private final StartGate gate;
    private volatile boolean running;
    private boolean failing;
    private @Nullable Thread thread;

    WorkerLoop(Worker worker, WorkSignal signal, InstantSource clock, ConnectorProperties properties,
            StartGate gate) {
        this.worker = worker;
        this.signal = signal;
        this.clock = clock;
        this.properties = properties;
        this.gate = gate;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("work-loop").start(this::run);
    }

    private void run() {
        try {
            while (running) signal.await(step());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns how long to wait at most before the next step. */
    private Duration step() {
        if (!gate.isOpen()) return properties.pollInterval();
        try {
            worker.begin(clock.instant(), signal::raise);
            if (failing) LOG.atInfo().log("work is leased again");
            failing = false;
            return properties.pollInterval();
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.atWarn()
                        .addKeyValue("error", e.toString())
                        .log("could not lease work; trying again every second until it works");
            }
            failing = true;
            return PAUSE_AFTER_FAILURE;
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        signal.raise();
        try {
            if (thread != null && !thread.join(STOP_MAX)) LOG.atWarn().log("the work loop did not stop in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isAutoStartup() {
        return properties.autoStart();
    }
}
