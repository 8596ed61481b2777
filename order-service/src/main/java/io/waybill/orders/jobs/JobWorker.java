package io.waybill.orders.jobs;

import io.waybill.orders.jobs.JobStore.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a step of one running job after the other. It knows nothing that the tables do not, so it may die anywhere. */
@Component
class JobWorker {

    /** How long a job whose step failed is left alone. */
    static final Duration REST = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

    private final JobStore store;
    private final JobStep step;
    private final JobCommands commands;
    private final Map<Long, Instant> failedAt = new HashMap<>();
    private long last;

    JobWorker(JobStore store, JobStep step, JobCommands commands) {
        this.store = store;
        this.step = step;
        this.commands = commands;
    }

    /** One step. Returns how many orders it came to; none means that there is nothing to do now. */
    synchronized int runOnce(Instant now) {
        var running = store.running(Jobs.RUNNING_MAX);
        failedAt.keySet().retainAll(running.stream().map(Running::id).toList());
        for (var job : fromTheNext(running)) {
            if (isResting(job.id(), now)) continue;
            last = job.id();
            var done = takeStep(job, now);
            if (done > 0) return done;
        }
        return 0;
    }

    /** So that a small job does not wait for a large one. */
    private List<Running> fromTheNext(List<Running> running) {
        var turn = new ArrayList<>(running.stream().filter(job -> job.id() > last).toList());
        turn.addAll(running.stream().filter(job -> job.id() <= last).toList());
        return turn;
    }

    private int takeStep(Running job, Instant now) {
        try {
            return step.take(job.id(), commands.of(job.wish(), now), now);
        } catch (RuntimeException | StackOverflowError failure) {
            failedAt.put(job.id(), now);
            LOG.atWarn()
                    .addKeyValue("jobId", job.id())
                    .addKeyValue("error", failure.getMessage())
                    .log("a job's step failed and is tried again");
            return 0;
        }
    }

    /** Not for longer where the clock was set back meanwhile. */
    private boolean isResting(long id, Instant now) {
        var since = failedAt.get(id);
        return since != null && !now.isBefore(since) && now.isBefore(since.plus(REST));
    }
}
