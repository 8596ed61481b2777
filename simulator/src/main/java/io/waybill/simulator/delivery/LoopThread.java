package io.waybill.simulator.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToIntFunction;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Drives one loop: again at once while there was something to do, else after a short pause. */
public final class LoopThread implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LoopThread.class);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final String name;
    private final InstantSource clock;
    private final ToIntFunction<Instant> runOnce;
    private volatile boolean running;
    private Thread thread = new Thread();

    public LoopThread(String name, InstantSource clock, ToIntFunction<Instant> runOnce) {
        this.name = name;
        this.clock = clock;
        this.runOnce = runOnce;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::drive);
    }

    private void drive() {
        while (running) {
            if (workDone() == 0) {
                pause();
            }
        }
    }

    private int workDone() {
        try {
            return runOnce.applyAsInt(clock.instant());
        } catch (RuntimeException e) {
            log.atError().setCause(e).addKeyValue("loop", name).log("a loop of the simulator failed and goes on");
            return 0;
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
