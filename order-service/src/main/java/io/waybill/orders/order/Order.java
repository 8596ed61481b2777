package io.waybill.orders.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order as the sum of its facts.
 *
 * @param version sequence of the last fact; 0 while the order is unknown
 * @param content what the source says
 * @param edits what staff say beside it
 * @param cancelled units that nobody will send
 */
public record Order(OrderId id, long version, @Nullable Content content, Edits edits, Units cancelled,
        List<FulfillmentOrder> fulfillmentOrders, Cancels cancels, Archival archival,
        Restraint restraint,
        @Nullable Blocker blocker, Aside aside) {

    public static final String SOURCE = "source";

    public Order { fulfillmentOrders = List.copyOf(fulfillmentOrders); }

    public static Order unknown(OrderId id) {
        return new Order(id, 0, null, Edits.NONE, Units.NONE, List.of(), Cancels.NONE, Archival.NO, Restraint.NONE,
                null,
                Aside.EMPTY);
    }

    public boolean isUnknown() {
        return content == null;
    }

    /** The content of an order that is known, as it counts: the source's, with what staff say over it, and cancelled units. */
    public Content known() {
        var counted = edits.over(told());
        return cancels.cases().isEmpty() ? counted : SourceCancels.over(this, counted);
    }

    /** The content of an order that is known, as its source says it. */
    public Content told() {
        if (content == null) throw new IllegalStateException("order %s is not known yet".formatted(id));
        return content;
    }

    public Units shipped() {
        return Units.sum(fulfillmentOrders.stream().map(FulfillmentOrder::shipped).toList());
    }

    public Units requested() {
        return Units.sum(fulfillmentOrders.stream().map(FulfillmentOrder::requested).toList());
    }

    /** Units that are with nobody. */
    public Units open() {
        return known().ordered().minus(engaged());
    }

    /** Units shipped, asked for or cancelled beyond what was ordered: somebody acted beside us, or the order shrank. */
    public Units overShipped() {
        return engaged().minus(known().ordered());
    }

    private Units engaged() {
        return cancelled.plus(requested()).plus(shipped());
    }

    /** Whether its personal data are gone for good. */
    public boolean isErased() {
        return archival == Archival.ERASED;
    }

    /** Whether nobody has to look at it, unless something happens. */
    public boolean isPutAway() {
        return archival == Archival.YES || isErased();
    }

    /** Units that are to be sent and are with nobody. */
    public Units openToShip() {
        return open().atMost(known().shippable());
    }

    /** That the whole order is cancelled; null: it is not. */
    public @Nullable Cancellation cancellation() {
        return cancels.whole();
    }

    public RoutingBlock routingBlock() {
        return restraint.routing();
    }

    public List<Hold> holds() {
        return restraint.holds();
    }

    /** Units that nobody has begun: those that no channel was asked for yet. */
    Units unbegun() {
        var unbegun = fulfillmentOrders.stream().filter(FulfillmentOrder::isUnbegun);
        return openToShip().plus(Units.sum(unbegun.map(FulfillmentOrder::requested).toList()));
    }

    /** Units that were sent or cancelled, or that a channel was asked for. */
    Units begun() {
        var begun = fulfillmentOrders.stream().filter(f -> !f.isUnbegun());
        return cancelled.plus(shipped()).plus(Units.sum(begun.map(FulfillmentOrder::requested).toList()));
    }

    /** Whether units of it could be begun, if nothing kept them: a sale over the counter has left already. */
    boolean isToBeBegun() {
        return cancellation() == null && !known().inStore() && !unbegun().isNone();
    }

    /** Whether somebody, a time or a payment keeps units of it from being begun. */
    public boolean isWaiting() {
        return isToBeBegun() && restraint.isWaiting();
    }

    /** Whether it is nobody's fault that its units do not leave. */
    public boolean isKeptBack(FulfillmentOrder f) {
        return f.isUnbegun() && isWaiting();
    }

    public boolean isFinished() {
        return openToShip().isNone() && requested().isNone();
    }

    private boolean isAllCancelled() {
        return !cancelled.isNone() && open().isNone();
    }

    public FulfillmentStatus fulfillmentStatus() {
        return FulfillmentStatuses.of(this);
    }

    public Lifecycle lifecycle() {
        var nothingLeft = requested().isNone() && shipped().isNone();
        if (nothingLeft && (cancellation() != null || isAllCancelled())) return Lifecycle.CANCELLED;
        return isPutAway() ? Lifecycle.ARCHIVED : Lifecycle.OPEN;
    }

    /** The first instant after which this order, if it is still unfinished then, is late. */
    public Optional<Instant> lateAt() {
        if (blocker == null) return Optional.empty();
        var owing = fulfillmentOrders.stream().filter(f -> !f.requested().isNone() && !isKeptBack(f));
        var deadlines = Stream.concat(Stream.ofNullable(blocker.deadline()), known().captureBy().stream());
        return Stream.concat(deadlines, owing.flatMap(f -> Stream.ofNullable(f.shipBy())))
                .min(Instant::compareTo);
    }

    /** The next instant at which time alone may change something. */
    public Optional<Instant> dueAt() {
        if (isErased()) return Optional.empty();
        var again = fulfillmentOrders.stream().flatMap(f -> f.askAgainAt().stream());
        return Stream.concat(again, Stream.ofNullable(restraint.notBefore()))
                .min(Instant::compareTo);
    }

    public Optional<FulfillmentOrder> fulfillmentOrder(FulfillmentOrderId wanted) {
        return fulfillmentOrders.stream().filter(f -> f.id().equals(wanted)).findFirst();
    }

    FulfillmentOrder existing(FulfillmentOrderId wanted) {
        return fulfillmentOrder(wanted).orElseThrow(() -> new IllegalStateException("no fulfillment order " + wanted));
    }

    /** Whether units of the line ever were with a channel, or cancelled. */
    boolean hasTouched(String lineId) {
        return cancelled.at(lineId) > 0 || fulfillmentOrders.stream()
                .anyMatch(f -> f.asked().at(lineId) > 0 || f.shipped().at(lineId) > 0);
    }

    FulfillmentOrderId nextFulfillmentOrderId() {
        return new FulfillmentOrderId(id, fulfillmentOrders.size() + 1);
    }

    public Order atVersion(long other) {
        return new Order(id, other, content, edits, cancelled, fulfillmentOrders, cancels, archival, restraint, blocker,
                aside);
    }

    Order with(Content other) {
        return new Order(id, version, other, edits, cancelled, fulfillmentOrders, cancels, archival, restraint, blocker,
                aside);
    }

    Order with(Edits other) {
        return new Order(id, version, content, other, cancelled, fulfillmentOrders, cancels, archival, restraint,
                blocker,
                aside);
    }

    Order with(Cancels other) {
        return new Order(id, version, content, edits, cancelled, fulfillmentOrders, other, archival, restraint, blocker,
                aside);
    }

    Order with(Archival other) {
        return new Order(id, version, content, edits, cancelled, fulfillmentOrders, cancels, other, restraint, blocker,
                aside);
    }

    Order with(Restraint other) {
        return new Order(id, version, content, edits, cancelled, fulfillmentOrders, cancels, archival, other, blocker,
                aside);
    }

    Order withBlocker(@Nullable Blocker other) {
        return new Order(id, version, content, edits, cancelled, fulfillmentOrders, cancels, archival, restraint, other,
                aside);
    }

    Order cancel(Units units) {
        var stopped = cancels.stop(units, CancelVerdicts.wantedByLine(this));
        return new Order(id, version, content, edits, cancelled.plus(units), fulfillmentOrders, stopped, archival,
                restraint,
                blocker,
                aside);
    }

    /** Replaces the fulfillment order of the same id, or adds it. */
    Order with(FulfillmentOrder changed) {
        var next = new ArrayList<>(fulfillmentOrders);
        next.removeIf(f -> f.id().equals(changed.id()));
        next.add(Math.min(changed.id().number() - 1, next.size()), changed);
        return new Order(id, version, content, edits, cancelled, next, cancels, archival, restraint, blocker, aside);
    }

    Order with(Aside other) {
        return new Order(id, version, content, edits, cancelled, fulfillmentOrders, cancels, archival, restraint,
                blocker,
                other);
    }
}
