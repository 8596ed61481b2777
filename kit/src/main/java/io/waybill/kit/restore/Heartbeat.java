package io.waybill.kit.restore;

import io.waybill.kit.connector.StartGate;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A number that only rises, in the database and in the brokers' memory. A database that shows a lower one than the
 * brokers, or than this process saw, was restored from a backup: it may know nothing of calls that were made since.
 * Nothing is called outside before this is known.
 */
public final class Heartbeat implements StartGate {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration CLOCK_DIFFERENCE_MAX = Duration.ofMinutes(5);

    private final HeartbeatRow row;
    private final BeatMemory memory;
    private final Published published;
    private final WishesRead wishes;
    private volatile long number;
    private volatile boolean open;
    private boolean known;

    Heartbeat(HeartbeatRow row, BeatMemory memory, Published published, WishesRead wishes) {
        this.row = row;
        this.memory = memory;
        this.published = published;
        this.wishes = wishes;
    }

    /** The highest number that this process saw in the database. */
    public long number() {
        return number;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** One beat. The first one needs the brokers' answer, and throws where there is none. */
    void runOnce() {
        // Until a restore has been dealt with, what this process saw counts as well as what the brokers remember.
        var remembered = known ? number : Math.max(number, memory.read());
        var now = row.number();
        if (now < remembered) restored(now, remembered);
        number = row.beat();
        known = true;
        if (!open) open = !row.isRestoredLately() || wishes.areAllRead();
        memory.write(number);
    }

    private void restored(long now, long remembered) {
        known = false;
        open = false;
        LOG.atError()
                .addKeyValue("heartbeat", now)
                .addKeyValue("remembered", remembered)
                .log("the database was restored from a backup: every submit it knows nothing of counts as unknown,"
                        + " and all work is looked at again once all wishes are read");
        wishes.begin();
        row.restored(remembered, published.highestRevision(), published.refusedSince(backupAt()));
    }

    /** Not later than the backup, by whatever clock the topics' records were stamped. */
    private @Nullable Instant backupAt() {
        var beatAt = row.beatAt();
        return beatAt == null ? null : beatAt.minus(CLOCK_DIFFERENCE_MAX);
    }
}
