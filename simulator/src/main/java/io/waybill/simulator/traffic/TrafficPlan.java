package io.waybill.simulator.traffic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * So many sales, at a steady rate, with what people do to orders afterwards mixed in.
 *
 * @param seed          where the mix is drawn from
 * @param sales         the run ends with the last sale
 * @param ratePerSecond actions a second, sales and others together; most make one webhook, a cancellation makes two
 * @param shop          whose tills; the first configured store when it is left out
 */
record TrafficPlan(long seed, int sales, double ratePerSecond, @Nullable String shop) {

    static final int SALES_MAX = 20_000;
    static final int RATE_PER_SECOND_MAX = 1_000;

    TrafficPlan {
        if (sales < 1 || sales > SALES_MAX) {
            throw new IllegalArgumentException("sales must be between 1 and " + SALES_MAX);
        }
        if (!(ratePerSecond > 0 && ratePerSecond <= RATE_PER_SECOND_MAX)) {
            throw new IllegalArgumentException(
                    "ratePerSecond must be more than 0 and at most " + RATE_PER_SECOND_MAX);
        }
    }

    /** Actions that should have happened this long after the start. */
    long actionsAfter(Duration sinceStart) {
        return (long) (sinceStart.toMillis() * ratePerSecond / 1000) + 1;
    }
}
