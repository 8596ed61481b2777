package io.waybill.kit.outside;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.waybill.kit.outside.Admission.Admitted;
import io.waybill.kit.outside.Admission.Denied;
import io.waybill.kit.outside.HttpReply.NotSent;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The only way to one account outside. Judges the remote side by its answers alone: our own limits come before the
 * breaker counts. Never repeats a call.
 */
public final class Guard {

    static final Duration PERMIT_AGE_MAX = Duration.ofMillis(500);
    private static final Duration WHILE_OPEN = Duration.ofSeconds(1);
    private static final Duration WHILE_BUSY = Duration.ofMillis(100);

    private final String account;
    private final Map<String, QuotaLimit> limits;
    private final Quota quota;
    private final Means means;

    /** What carries the calls of one account, and what may hold them up. */
    record Means(OutsideHttp http, CircuitBreaker breaker, Bulkhead bulkhead, CallCounters counters) {}

    Guard(String account, Map<String, QuotaLimit> limits, Quota quota, Means means) {
        this.account = account;
        this.limits = Map.copyOf(limits);
        this.quota = quota;
        this.means = means;
    }

    public String account() {
        return account;
    }

    Map<String, QuotaLimit> limits() {
        return limits;
    }

    CircuitBreaker.State breakerState() {
        return means.breaker().getState();
    }

    /** The quota's permit is the last to be taken: what the breaker forbids costs none. */
    public Admission admit(String operation) {
        var limit = limitOf(operation);
        if (!means.breaker().tryAcquirePermission()) {
            return new Denied(WHILE_OPEN, "%s does not answer, calls to it rest for a while".formatted(account));
        }
        var admitted = false;
        try {
            if (!means.bulkhead().tryAcquirePermission()) {
                return new Denied(WHILE_BUSY, "%s has as many calls under way as it may".formatted(account));
            }
            try {
                var wait = quota.take(account, operation, limit);
                if (wait.isPositive()) {
                    return new Denied(wait, "the quota of %s for %s is used up".formatted(account, operation));
                }
                admitted = true;
                return new Admitted(new Pass(operation, System.nanoTime()));
            } finally {
                if (!admitted) means.bulkhead().releasePermission();
            }
        } finally {
            if (!admitted) means.breaker().releasePermission();
        }
    }

    /** What {@link #admit} would say, without taking anything. */
    public Room room(String operation) {
        if (means.breaker().getState() == CircuitBreaker.State.OPEN) return new Room(0, WHILE_OPEN);
        var limit = limitOf(operation);
        var permits = quota.permits(account, operation, limit);
        return permits >= 1 ? new Room((int) permits, Duration.ZERO) : new Room(0, JdbcQuota.untilNext(permits, limit));
    }

    /** The outside said in its own words that there were too many calls. */
    public void throttled(String operation) {
        quota.empty(account, operation);
        means.counters().count(operation, CallOutcome.THROTTLED);
    }

    private QuotaLimit limitOf(String operation) {
        var limit = limits.get(operation);
        if (limit == null) throw new IllegalStateException("%s has no quota for %s".formatted(account, operation));
        return limit;
    }

    private final class Pass implements Permit {

        private final String operation;
        private final long takenAtNanos;
        private final AtomicBoolean used = new AtomicBoolean();

        Pass(String operation, long takenAtNanos) {
            this.operation = operation;
            this.takenAtNanos = takenAtNanos;
        }

        @Override
        public HttpReply send(HttpRequest request) {
            if (System.nanoTime() - takenAtNanos > PERMIT_AGE_MAX.toNanos()) {
                giveBack();
                return new NotSent(Duration.ZERO, "its permit was too old");
            }
            if (used.getAndSet(true)) throw new IllegalStateException("a permit is for one call");
            try {
                return judged(request);
            } finally {
                means.bulkhead().releasePermission();
            }
        }

        private HttpReply judged(HttpRequest request) {
            var begun = System.nanoTime();
            var reply = means.http().send(request);
            var outcome = CallOutcome.of(reply);
            var nanos = System.nanoTime() - begun;
            means.counters().count(operation, outcome, nanos);
            if (outcome.isFailure()) {
                means.breaker().onError(nanos, TimeUnit.NANOSECONDS, new OutsideFailed(outcome));
            } else {
                means.breaker().onSuccess(nanos, TimeUnit.NANOSECONDS);
            }
            if (outcome == CallOutcome.THROTTLED) quota.empty(account, operation);
            return reply;
        }

        @Override
        public void giveBack() {
            if (used.getAndSet(true)) return;
            means.bulkhead().releasePermission();
            means.breaker().releasePermission();
        }
    }

    /** What the breaker is told; it is never thrown. */
    private static final class OutsideFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OutsideFailed(CallOutcome outcome) {
            super(outcome.name(), null, false, false);
        }
    }
}
