package io.waybill.pos.shopify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.pos.sale.Receipt;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Counts what became of every webhook. All counters are there from the start, at 0. */
public final class ShopifyWebhooks {

    /** What becomes of a webhook: that of its delivery, or why it never became one. */
    enum Fate {
        STORED, NOT_NEWER, DOUBTFUL, REPEATED, ERASED,
        /** A topic that tells nothing we use. */
        IGNORED,
        /** Nobody we know signed it. */
        UNSIGNED, TOO_LARGE, MALFORMED,
        /** We could not store it; the store sends it again. */
        NOT_STORED
    }

    private final Map<Fate, Counter> counters = new EnumMap<>(Fate.class);

    public ShopifyWebhooks(MeterRegistry registry) {
        Arrays.stream(Fate.values())
                .forEach(fate -> counters.put(fate, Counter.builder("waybill.pos.webhooks")
                        .tag("source", "shopify")
                        .tag("fate", fate.name())
                        .description("Webhooks from tills, by what became of them")
                        .register(registry)));
    }

    void count(Fate fate) {
        var counter = counters.get(fate);
        if (counter != null) counter.increment();
    }

    void count(Receipt receipt) {
        count(switch (receipt) {
            case STORED -> Fate.STORED;
            case NOT_NEWER -> Fate.NOT_NEWER;
            case DOUBTFUL -> Fate.DOUBTFUL;
            case REPEATED -> Fate.REPEATED;
            case ERASED -> Fate.ERASED;
        });
    }
}
