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
    void wish(Collection<FulfillmentRequest> wishes, Instant now);

    /** What was last told of those whose wish is known with just this revision: somebody asks again. */
    List<FulfillmentUpdate> toldOf(Collection<FulfillmentRequest> repeated);

    /** There is news: the work is made if it is not there, and due at once. */
    void wake(Work.Key key, @Nullable Instant shipBy, Instant now);

    /** There is news for the order's work of this kind, as far as there is any. */
    void wakeOrder(String orderId, String kind, Instant now);

    /**
     * Takes due work of these kinds that nobody holds, the earliest to ship first. The lease runs by the store's own
     * clock.
     */
    List<Work> lease(Collection<String> kinds, Instant now, int countMax, Duration lease);

    /** All work of this kind of one order as it is now, not locked. */
    List<Work> ofOrder(String orderId, String kind);

    /** Reads the row as it is now and keeps it locked until the transaction ends. */
    Optional<Work> lock(String id);

    /** Writes a row that is locked, and ends its lease. */
    void settle(Work work, Instant now);
}
