package io.waybill.kit.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.kit.effect.Effect;
import io.waybill.kit.effect.EffectKind;
import io.waybill.kit.effect.EffectStore;
import io.waybill.kit.effect.Result;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Writes down what became of calls, and counts it. What a call did outside is not known anywhere else, so a database that
 * is away for a moment is waited for; after that the outcome counts as unknown and is found out like any other.
 */
final class SettledEffects {

    private static final Logger LOG = LoggerFactory.getLogger(SettledEffects.class);
    private static final List<String> OUTCOMES = List.of("DONE", "REFUSED", "NOT_MADE", "UNKNOWN", "FOR_PERSON",
            "GIVEN_UP");
    private static final int TRIES_MAX = 20;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private record Key(EffectKind kind, String outcome) {}

    private final EffectStore store;
    private final Map<Key, Counter> counters = new HashMap<>();

    SettledEffects(EffectStore store, MeterRegistry registry) {
        this.store = store;
        for (var kind : EffectKind.values()) {
            for (var outcome : OUTCOMES) {
                counters.put(new Key(kind, outcome), Counter.builder("waybill.effects")
                        .description("Calls that change the outside, by what became of them")
                        .tag("kind", kind.name())
                        .tag("outcome", outcome)
                        .register(registry));
            }
        }
    }

    void settle(Effect effect, Result result) {
        settle(effect, result, 0);
    }

    void settle(Effect effect, Result result, long resolvedBy) {
        for (var attempt = 1;; attempt++) {
            try {
                store.settle(effect.key(), effect.attempts(), result, resolvedBy);
                count(effect.kind(), result);
                return;
            } catch (DataAccessException | TransactionException e) {
                if (attempt == TRIES_MAX) throw e;
                LOG.atWarn()
                        .addKeyValue("effect", effect.key())
                        .addKeyValue("attempt", attempt)
                        .addKeyValue("error", e.toString())
                        .log("the outcome of a call waits for the database");
                pause(e);
            }
        }
    }

    private void count(EffectKind kind, Result result) {
        var counter = counters.get(new Key(kind, outcomeOf(result)));
        if (counter != null) counter.increment();
    }

    private static String outcomeOf(Result result) {
        return switch (result) {
            case Result.Done _ -> "DONE";
            case Result.Refused _ -> "REFUSED";
            case Result.NotMade _ -> "NOT_MADE";
            case Result.Unknown _ -> "UNKNOWN";
            case Result.ForPerson _ -> "FOR_PERSON";
            case Result.GivenUp _ -> "GIVEN_UP";
        };
    }

    private static void pause(RuntimeException cause) {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }
}
