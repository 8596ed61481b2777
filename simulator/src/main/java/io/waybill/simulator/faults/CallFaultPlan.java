package io.waybill.simulator.faults;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with the calls of one outside system. Shares are of all calls that have a right to be made, and no
 * call meets two of the first four.
 *
 * @param seed            where all draws come from
 * @param answerLost      share of calls that are carried out, and then the connection is closed without an answer
 * @param throttled       share of calls refused as too many, though the quota was kept
 * @param failedBefore    share of calls answered with a server error, nothing done
 * @param failedAfter     share of calls answered with a server error after everything was done
 * @param slow            share of calls whose answer is held back, whatever else happens to it
 * @param delayMillisMax  a slow answer is held back between nothing and this long
 * @param lostAfterMillis how long a lost answer keeps its caller waiting
 * @param outage          whether the system is there at all, the tokens' endpoint included
 * @param hangMillis      how long a hanging system keeps its callers waiting; 0 stands for 30 s
 */
public record CallFaultPlan(long seed, double answerLost, double throttled, double failedBefore, double failedAfter,
        double slow, int delayMillisMax, int lostAfterMillis, @Nullable Outage outage, int hangMillis) {

    public static final CallFaultPlan NONE = new CallFaultPlan(0, 0, 0, 0, 0, 0, 0, 0, Outage.NONE, 0);
    static final int MILLIS_LIMIT = 600_000;
    private static final int HANG_MILLIS_DEFAULT = 30_000;

    public CallFaultPlan {
        requireShare("answerLost", answerLost);
        requireShare("throttled", throttled);
        requireShare("failedBefore", failedBefore);
        requireShare("failedAfter", failedAfter);
        requireShare("slow", slow);
        requireShare("answerLost, throttled, failedBefore and failedAfter together",
                answerLost + throttled + failedBefore + failedAfter);
        requireMillis("delayMillisMax", delayMillisMax);
        requireMillis("lostAfterMillis", lostAfterMillis);
        requireMillis("hangMillis", hangMillis);
        outage = outage == null ? Outage.NONE : outage;
        hangMillis = hangMillis == 0 ? HANG_MILLIS_DEFAULT : hangMillis;
    }

    @Override
    public Outage outage() {
        return outage == null ? Outage.NONE : outage;
    }

    CallFault fault(double draw) {
        double rest = draw - answerLost;
        if (rest < 0) {
            return CallFault.ANSWER_LOST;
        }
        rest -= throttled;
        if (rest < 0) {
            return CallFault.THROTTLED;
        }
        rest -= failedBefore;
        if (rest < 0) {
            return CallFault.FAILED_BEFORE;
        }
        return rest < failedAfter ? CallFault.FAILED_AFTER : CallFault.NONE;
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1");
        }
    }

    private static void requireMillis(String name, int millis) {
        if (millis < 0 || millis > MILLIS_LIMIT) {
            throw new IllegalArgumentException(name + " must be between 0 and " + MILLIS_LIMIT);
        }
    }
}
