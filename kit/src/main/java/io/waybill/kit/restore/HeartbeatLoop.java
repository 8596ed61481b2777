package io.waybill.kit.restore;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The thread that lets the heart beat while the service runs. */
final class HeartbeatLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatLoop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration UNTIL_OPEN = Duration.ofMillis(500);

    private final Heartbeat heartbeat;
    private final Duration interval;
    private @Nullable Thread thread;
    private volatile boolean running;
    private boolean failing;

    HeartbeatLoop(Heartbeat heartbeat, Duration interval) {
        this.heartbeat = heartbeat;
        this.interval = interval;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("heartbeat").start(this::run);
    }

    private void run() {
        try {
            while (running) Thread.sleep(step());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration step() {
        try {
            heartbeat.runOnce();
            if (failing) LOG.atInfo().log("the heartbeat goes on");
            failing = false;
            return heartbeat.isOpen() ? interval : UNTIL_OPEN;
        } catch (RuntimeException e) {
            // Whatever it is: a heart that stops for good would stop every call for good.
            if (!failing) {
                LOG.atWarn()
                        .addKeyValue("error", String.valueOf(e.getMessage()))
                        .log(heartbeat.isOpen()
                                ? "the heartbeat could not be written; trying again every second"
                                : "whether the database was restored is not known yet; nothing is called outside before");
            }
            failing = true;
            return AFTER_FAILURE;
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) thread.interrupt();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
