package io.waybill.simulator.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How many calls of each operation every account made, and what became of them. */
@Component
public class CallLedger {

    private final Map<Row, Map<Outcome, Long>> counts = new TreeMap<>();

    /** What became of one call. Only {@code OVER_QUOTA} is a violation: the others under it were the plan's doing. */
    public enum Outcome {
        ANSWERED,
        /** The outside's own rules refused it. */
        REFUSED,
        /** The account's quota was used up. */
        OVER_QUOTA,
        THROTTLED,
        FAILED_BEFORE,
        FAILED_AFTER,
        ANSWER_LOST,
        /** The system was down; whose call it was is not known then. */
        OUTAGE;
    }

    /** One account's calls of one operation; outcomes that never happened are left out. */
    public record Total(String outside, String account, String operation, long calls, long quotaViolations,
            Map<Outcome, Long> outcomes) {}

    private record Row(String outside, String account, String operation) implements Comparable<Row> {

        @Override
        public int compareTo(Row other) {
            return toString().compareTo(other.toString());
        }
    }

    /** Counts one call; the names must come from configuration and code, not from the caller. */
    public synchronized void count(String outside, String account, String operation, Outcome outcome) {
        counts.computeIfAbsent(new Row(outside, account, operation), any -> new EnumMap<>(Outcome.class))
                .merge(outcome, 1L, Long::sum);
    }

    public synchronized List<Total> totals() {
        List<Total> totals = new ArrayList<>();
        counts.forEach((row, outcomes) -> totals.add(new Total(row.outside(), row.account(), row.operation(),
                outcomes.values().stream().mapToLong(Long::longValue).sum(),
                outcomes.getOrDefault(Outcome.OVER_QUOTA, 0L), new EnumMap<>(outcomes))));
        return totals;
    }
}
