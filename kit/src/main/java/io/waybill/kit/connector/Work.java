package io.waybill.kit.connector;

import io.waybill.schemas.FulfillmentRequest;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One thing a connector has to do, as its row says.
 *
 * @param dueAt null while only news can make it due
 * @param memory what this kind of work keeps from one step to the next
 */
public record Work(Key key, WorkState state, Lane lane, @Nullable Instant dueAt, @Nullable Instant shipBy, Lease lease,
        Trouble trouble, String memory, @Nullable StoredRecord wish, Told told) {

    public static final String FULFILLMENT = "FULFILLMENT";

    /** What it is about. The id is unique over all kinds; the account is empty where a kind has none. */
    public record Key(String id, String kind, String orderId, String account) {

        public static Key ofFulfillment(String orderId, String fulfillmentOrderId) {
            return new Key(FULFILLMENT + ":" + fulfillmentOrderId, FULFILLMENT, orderId, "");
        }
    }

    /**
     * By what a step is told apart from one that was overtaken.
     *
     * @param number rises with every lease; an answer that comes with an older one is a zombie's
     * @param wakeNumber rises with every piece of news; a step that ends with an older one has to be done again
     */
    public record Lease(long number, long wakeNumber) {}

    /** How often in a row a step broke, and why the last one did not go on; empty when it did. */
    public record Trouble(int attempts, String lastError) {

        public static final Trouble NONE = new Trouble(0, "");
    }

    /** The snapshot that was last published about it; revision 0 and no content while there was none. */
    public record Told(long revision, String hash, @Nullable StoredRecord content) {

        public static final Told NOTHING = new Told(0, "", null);
    }

    public String id() {
        return key.id();
    }

    public String kind() {
        return key.kind();
    }

    public String orderId() {
        return key.orderId();
    }

    public String account() {
        return key.account();
    }

    /** Our latest wish; only work of the kind FULFILLMENT has one. */
    public FulfillmentRequest request() {
        if (wish == null) throw new IllegalStateException("%s carries no request".formatted(id()));
        return wish.as(FulfillmentRequest.class);
    }

    public <T extends SpecificRecord> Optional<T> lastTold(Class<T> type) {
        return Optional.ofNullable(told.content()).map(content -> content.as(type));
    }

    Work telling(Told other) {
        return new Work(key, state, lane, dueAt, shipBy, lease, trouble, memory, wish, other);
    }

    Work remembering(String other) {
        return new Work(key, state, lane, dueAt, shipBy, lease, trouble, other, wish, told);
    }
}
