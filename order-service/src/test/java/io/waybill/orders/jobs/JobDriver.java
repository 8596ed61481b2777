package io.waybill.orders.jobs;

import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** Does by hand what the timer does, for tests of whoever asks for jobs. */
public record JobDriver(ApplicationContext service) {

    private static final int STEPS_MAX = 1_000;

    /** Returns how many orders it came to. */
    public int step() {
        return service.getBean(JobWorker.class).runOnce(Instant.now());
    }

    public void untilNothingIsPending() {
        for (var steps = 0; steps < STEPS_MAX; steps++) if (step() == 0) return;
        throw new IllegalStateException("jobs do not come to an end in %d steps".formatted(STEPS_MAX));
    }
}
