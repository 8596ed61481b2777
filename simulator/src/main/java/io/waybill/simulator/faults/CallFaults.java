package io.waybill.simulator.faults;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The plans in force, one for each outside system. What happens to a call depends on the plan's seed, the call's own
 * key and how often it was made under this plan: never on other calls. Counts are kept of so many keys; of the ones
 * used longest ago they begin anew.
 */
@Component
public class CallFaults {

    static final int KEYS_MAX = 100_000;

    private final Map<String, Book> books = new ConcurrentHashMap<>();

    /** What happens to one call: {@code delay} is how long its answer, or the loss of it, lets itself be awaited. */
    public record Fate(CallFault fault, Duration delay) {}

    public CallFaultPlan plan(String outside) {
        return book(outside).plan;
    }

    /** Replaces the plan and forgets how often calls were made. */
    public void follow(String outside, CallFaultPlan next) {
        books.put(outside, new Book(next));
    }

    /** Decides about the next call of that key. */
    public Fate fate(String outside, String key) {
        Book book = book(outside);
        CallFaultPlan plan = book.plan;
        SplittableRandom draw = Draws.of(plan.seed(), key + "#" + book.next(key));
        CallFault fault = plan.fault(draw.nextDouble());
        boolean slow = draw.nextDouble() < plan.slow();
        int millis = slow && plan.delayMillisMax() > 0 ? draw.nextInt(plan.delayMillisMax() + 1) : 0;
        return new Fate(fault, Duration.ofMillis(fault == CallFault.ANSWER_LOST ? plan.lostAfterMillis() : millis));
    }

    private Book book(String outside) {
        return books.computeIfAbsent(outside, any -> new Book(CallFaultPlan.NONE));
    }

    private static final class Book {

        private final CallFaultPlan plan;
        private final Map<String, Integer> countByKey = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > KEYS_MAX;
            }
        };

        Book(CallFaultPlan plan) {
            this.plan = plan;
        }

        synchronized int next(String key) {
            return countByKey.merge(key, 1, Integer::sum);
        }
    }
}
