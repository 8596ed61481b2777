package io.waybill.kit.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.waybill.kit.replay.Replay.State;
import io.waybill.kit.replay.ReplayPart.Counts;
import io.waybill.kit.replay.ReplayProgress.ChangedOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A replay as operators see it. In a dry run, what changed is what would change.
 *
 * @param trouble what it waits for, or why it failed
 * @param offsets in the range, of which {@code done} are behind it; more than records where a topic has gaps
 * @param details only where one replay is looked at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayView(long id, String reader, String topic, Instant from, Instant to, boolean dryRun, String reason,
        String requestedBy, State state, @Nullable String trouble, Instant createdAt,
        @Nullable Instant finishedAt, long offsets, long done, ReplayCounts records, @Nullable ReplayDetails details) {

    /** Records by what became of them; applied are those that changed something and those that changed nothing. */
    record ReplayCounts(long read, long applied, long changed, long unchanged, long rejected, long undecodable,
            long missed) {

        static ReplayCounts of(Counts counts, long missed) {
            return new ReplayCounts(counts.read(), counts.applied(), counts.changed(), counts.unchanged(),
                    counts.rejected(), counts.undecodable(), missed);
        }
    }

    /**
     * All that is known of one replay.
     *
     * @param changes records by what they changed
     * @param refusals records by why they could not be taken
     * @param orders the first of the changed orders, each with the first record that changed it
     */
    record ReplayDetails(Map<String, Long> changes, Map<String, Long> refusals, long changedOrders,
            List<ChangedOrder> orders, int ordersShownMax, List<ReplayPartView> partitions) {}

    record ReplayPartView(int partition, long from, long to, long next, ReplayCounts records) {

        static ReplayPartView of(ReplayPart part) {
            return new ReplayPartView(part.partition(), part.from(), part.to(), part.next(),
                    ReplayCounts.of(part.counts(), part.missed()));
        }
    }
}
