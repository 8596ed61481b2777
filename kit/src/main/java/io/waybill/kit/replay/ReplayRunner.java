package io.waybill.kit.replay;

import io.waybill.kit.kafka.PassingFailure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Looks for a replay that nobody works on, and works on it: one that was just asked for, or one whose process died. */
final class ReplayRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReplayRunner.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final ReplayRun run;
    private final ReplayStore store;
    private final ReplayProperties limits;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;
    private volatile boolean running;
    private int failures;

    ReplayRunner(ReplayRun run, ReplayStore store, ReplayProperties limits) {
        this.run = run;
        this.store = store;
        this.limits = limits;
    }

    @Override
    public synchronized void start() {
        if (running) return;
        running = true;
        stopped = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("replay").start(this::loop);
    }

    /** Not by an interrupt: a batch that is nearly applied is better committed. */
    @Override
    public synchronized void stop() {
        running = false;
        stopped.countDown();
        var stopping = thread;
        thread = null;
        if (stopping == null) return;
        try {
            stopping.join(STOP_MAX);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        try {
            var asleep = stopped;
            var left = false;
            while (!left) left = asleep.await(look().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            release();
        }
    }

    /** Answers how long to wait before the next look. */
    private Duration look() throws InterruptedException {
        Replay replay = null;
        try {
            replay = store.take(run.holder()).orElse(null);
            if (replay != null) run.run(replay, () -> running);
            failures = 0;
            return LOOK_EVERY;
        } catch (ReplayLostException e) {
            log.atInfo().addKeyValue("error", e.getMessage()).log("replay left, its last batch undone");
            return LOOK_EVERY;
        } catch (RuntimeException e) {
            return failed(replay, e);
        }
    }

    private Duration failed(@Nullable Replay replay, RuntimeException failure) {
        failures++;
        var error = describe(failure);
        var passing = failure instanceof KafkaException || PassingFailure.is(failure);
        // Without a replay there is nothing that waits: health says that the database is away.
        if (replay != null && Integer.bitCount(failures) == 1) {
            log.atWarn()
                    .addKeyValue("replay", replay.id())
                    .addKeyValue("attempt", failures)
                    .addKeyValue("error", error)
                    .log("replay cannot go on for now");
        }
        if (replay != null && running) tell(replay, error, passing);
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 16));
        return doubled.compareTo(limits.backOffMax()) < 0 ? doubled : limits.backOffMax();
    }

    private void tell(Replay replay, String error, boolean passing) {
        try {
            if (passing) store.trouble(replay.id(), run.holder(), error);
            else run.fail(replay, error);
        } catch (DataAccessException e) {
            log.atDebug().setCause(e).log("the replay's row could not be told, its database is away");
        }
    }

    private static String describe(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) root = root.getCause();
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    private void release() {
        try {
            store.release(run.holder());
        } catch (DataAccessException e) {
            log.atInfo().addKeyValue("error", e.getMessage()).log("replay was not given back, its lease will expire");
        }
    }
}
