package io.waybill.simulator.faults;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What goes wrong with webhooks. Every decision depends on the seed and the webhook's own key alone, never on timing or
 * on what was decided before: the same seed and the same actions meet the same faults.
 *
 * @param seed           where all draws come from
 * @param duplicate      share of webhooks that are sent twice
 * @param reorder        share of webhooks that are held back so that a later one of the same order overtakes
 * @param delayMillisMax every webhook waits between nothing and this long
 * @param refuse         share of attempts whose answer is lost on the way back, so that they are sent again
 */
public record FaultPlan(long seed, double duplicate, double reorder, int delayMillisMax, double refuse) {

    public static final FaultPlan NONE = new FaultPlan(0, 0, 0, 0, 0);
    static final int DELAY_MILLIS_LIMIT = 600_000;

    public FaultPlan {
        requireShare("duplicate", duplicate);
        requireShare("reorder", reorder);
        requireShare("refuse", refuse);
        if (delayMillisMax < 0 || delayMillisMax > DELAY_MILLIS_LIMIT) {
            throw new IllegalArgumentException("delayMillisMax must be between 0 and " + DELAY_MILLIS_LIMIT);
        }
    }

    /** How one webhook is to be sent, decided once when it is born. */
    public record Route(Duration delay, boolean held, boolean twice, Duration repeatDelay) {}

    public Route route(String key) {
        SplittableRandom draw = drawFor(key);
        boolean twice = draw.nextDouble() < duplicate;
        boolean held = draw.nextDouble() < reorder;
        return new Route(delay(draw), held, twice, delay(draw));
    }

    /** Whether the answer to this attempt gets lost, though the receiver gave it. */
    public boolean loses(String key, int attempt) {
        return drawFor(key + "#" + attempt).nextDouble() < refuse;
    }

    private Duration delay(SplittableRandom draw) {
        return Duration.ofMillis(delayMillisMax == 0 ? 0 : draw.nextInt(delayMillisMax + 1));
    }

    private SplittableRandom drawFor(String key) {
        return Draws.of(seed, key);
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1");
        }
    }
}
