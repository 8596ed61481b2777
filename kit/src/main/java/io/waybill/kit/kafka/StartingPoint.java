package io.waybill.kit.kafka;

import io.waybill.kit.kafka.OffsetStore.Stored;
import org.jspecify.annotations.Nullable;

/** Where to begin with a partition, given what is stored and what the partition still holds. Never the latest. */
sealed interface StartingPoint {

    /** Nothing is stored for this topic's id: it is new to us, or was made again. */
    record Anew(long offset) implements StartingPoint {}

    record GoOn(long offset, @Nullable Integer leaderEpoch) implements StartingPoint {}

    /** Retention took records that we had not read. */
    record AfterLoss(long offset, long missed) implements StartingPoint {}

    /** The partition's history is not the one we read: all of it is read again. */
    record Reread(long offset) implements StartingPoint {}

    static StartingPoint of(@Nullable Stored stored, long earliest, long end, boolean historyChanged) {
        if (stored == null) return new Anew(earliest);
        if (historyChanged || stored.next() > end) return new Reread(earliest);
        if (stored.next() < earliest) return new AfterLoss(earliest, earliest - stored.next());
        return new GoOn(stored.next(), stored.leaderEpoch());
    }
}
