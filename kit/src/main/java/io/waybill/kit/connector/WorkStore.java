package io.waybill.kit.connector;

import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where work is kept. Everything but {@link #lease} happens within the caller's transaction. */
public interface WorkStore {

    /**
     * Records wishes, due at once. A wish replaces only one of a lower revision; at most one of each fulfillment order
     * may be given.
     */
    void wish(Collection<FulfillmentRequest> wishes, Accounts accounts, Instant now);

    /** What was last told of those whose wish is known with just this revision: somebody asks again. */
    List<FulfillmentUpdate> toldOf(Collection<FulfillmentRequest> repeated);

    /** There is news: the work is made if it is not there, and due at once. */
    void wake(Work.Key key, @Nullable Instant shipBy, Instant now);

    /** Makes work that comes due by itself again and again, such as a sweep; leaves it alone where it is there. */
    void schedule(Work.Key key, Lane lane, Instant dueAt);

    /** There is news for these pieces of work, as far as they are there. */
    void wakeAll(Collection<String> ids, Instant now);

    /** These pieces of work as they are now, not locked, as far as they are there. */
    List<Work> find(Collection<String> ids);

    /** There is news for the order's work of this kind, as far as there is any. */
    void wakeOrder(String orderId, String kind, Instant now);

    /** Gives fulfillment work that no account served yet to one that does. */
    void assign(String id, String account);

    /** Makes fulfillment work due again that waits for news, and has no account or one of these, which may be new. */
    int wakeWaiting(Collection<String> accounts, Instant now);

    /** The lanes in which there is due work that nobody holds. */
    List<LaneKey> dueLanes(Instant now);

    /**
     * Takes due work of one lane and these kinds that nobody holds, the earliest to ship first; in lane WATCH, what is due
     * longest. The lease runs by the store's own clock.
     */
    List<Work> lease(LaneKey lane, Collection<String> kinds, Instant now, int countMax, Duration lease);

    /** All work of this kind of one order as it is now, not locked. */
    List<Work> ofOrder(String orderId, String kind);

    /** Reads the row as it is now and keeps it locked until the transaction ends. */
    Optional<Work> lock(String id);

    /** Writes a row that is locked, and ends its lease. */
    void settle(Work work, Instant now);
}
