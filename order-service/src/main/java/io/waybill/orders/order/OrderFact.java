package io.waybill.orders.order;

import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Something that happened to an order; the journal's content. Facts are the only thing that changes an order. */
public sealed interface OrderFact {

    record OrderReceived(Content content, long revision) implements OrderFact {}

    record OrderChanged(Content content, long revision) implements OrderFact {}

    record RecipientChanged(long revision) implements OrderFact {}

    /** Staff say something else than the source does; to say the same is to edit it no more. */
    record OrderEdited(Edits edits, String by) implements OrderFact {}

    /** The same of the recipient; the data themselves are in no fact. */
    record RecipientEdited(SortedSet<RecipientField> fields, String by) implements OrderFact {}

    /** The source says something new of what staff had edited, so that counts. */
    record EditOverruled(SortedSet<String> lines, SortedSet<RecipientField> fields) implements OrderFact {}

    record OrderCancelled(Cancellation cancellation) implements OrderFact {}

    /** A person asked to stop units; for the whole order, {@link OrderCancelled} comes before it. */
    record CancelAsked(CancelWish wish) implements OrderFact {}

    record UnitsCancelled(Units units) implements OrderFact {}

    /** All that is due so far for what a person cancelled; {@code number}: of the wish. */
    record RefundStated(int number, RefundStatement statement) implements OrderFact {}

    /** They left that fulfillment order and are open again. {@code by} is empty where the order shrank, or units were cancelled. */
    record UnitsTakenBack(FulfillmentOrderId id, Units units, String by) implements OrderFact {}

    record RoutingBlocked(String rulesVersion, SortedMap<String, String> reasonByLine) implements OrderFact {}

    record PaymentAwaited(PaymentBlock block) implements OrderFact {}

    /** It is paid well enough, or nothing is left to begin. */
    record PaymentAwaitedNoMore() implements OrderFact {}

    record OrderHeld(Hold hold) implements OrderFact {}

    record HoldReleased(String handle, String by) implements OrderFact {}

    record FulfillmentRescheduled(Rescheduling rescheduling) implements OrderFact {}

    /** Nothing more is begun before then. */
    record FulfillmentScheduled(Instant notBefore) implements OrderFact {}

    /** The time has come, or nobody wants to wait for it any more. */
    record ScheduleEnded() implements OrderFact {}

    record FulfillmentOrderCreated(FulfillmentOrderId id, Channel channel, Units units, boolean adopted,
            @Nullable Instant shipBy) implements OrderFact {}

    /** Our wish was made, changed, or, with the revision as before, said again. */
    record FulfillmentRequested(FulfillmentOrderId id, Wish wish, long revision,
            @Nullable Resolution resolution) implements OrderFact {}

    /** {@code revision} is 0 where we decided it ourselves. */
    record FulfillmentOrderUpdated(FulfillmentOrderId id, ChannelReport report, long revision) implements OrderFact {}

    record ShipmentRecorded(Shipment shipment) implements OrderFact {}

    record ShipmentChanged(Shipment shipment) implements OrderFact {}

    /** {@code reopened}: its units went back to open; else the channel still owes them. */
    record ShipmentCancelled(ShipmentId id, boolean reopened, String by) implements OrderFact {}

    /** {@code by} is empty where it was archived by itself. */
    record OrderArchived(String by) implements OrderFact {}

    /** {@code by} is empty where something happened to it. */
    record OrderUnarchived(String by) implements OrderFact {}

    /** Its personal data are gone everywhere, or about to be; nothing ever happens to it again. */
    record OrderErased(String by) implements OrderFact {}

    record FulfillmentStatusChanged(FulfillmentStatus from, FulfillmentStatus to) implements OrderFact {}
}
