package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.held;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.requested;
import static io.waybill.orders.order.OrderFixture.sentByHand;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.soldInStore;
import static io.waybill.orders.order.OrderFixture.stopped;
import static io.waybill.orders.order.OrderFixture.update;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The states that `docs/lifecycle.md` speaks of, each with a history that leads there. */
enum LifecycleState {
    UNKNOWN,
    NO_ROUTE(placed(line("1", "XYZ", 2))),
    UNPAID(snapshot(1, content(DeliveryMethod.SHIPPING, PaymentStatus.PENDING, null, line("1", "DS-MUG", 2)))),
    SCHEDULED(snapshot(1, content(DeliveryMethod.SHIPPING, PaymentStatus.PAID, Times.LATER, line("1", "DS-MUG", 2)))),
    ON_HOLD(placed(line("1", "XYZ", 2)), held("fraud")),
    TO_BE_REQUESTED(placed(line("1", "DS-MUG", 2))),
    HELD_UNREQUESTED(placed(line("1", "DS-MUG", 2)), held("fraud")),
    REQUESTED(placed(line("1", "DS-MUG", 2)), requested()),
    ACCEPTED(placed(line("1", "DS-MUG", 2)), requested(), update(F1, 1, FulfillmentOrderStatus.ACCEPTED)),
    REJECTED(placed(line("1", "DS-MUG", 2)), requested(), update(F1, 1, FulfillmentOrderStatus.REJECTED)),
    PARTLY_SENT(placed(line("1", "DS-MUG", 2)), requested(),
            update(F1, 1, FulfillmentOrderStatus.IN_PROGRESS, parcel("a", "1", 1))),
    BY_HAND(placed(line("1", "MAN-HAT", 2))),
    SPLIT_BY_HAND(placed(line("1", "MAN-HAT", 2)), new OrderCommand.SplitShare(F1, Units.of("1", 1), "olga", NOON)),
    HELD_BY_HAND(placed(line("1", "MAN-HAT", 2)), held("fraud")),
    SENT_BY_HAND(placed(line("1", "MAN-HAT", 2)), sentByHand(F1, Units.NONE)),
    FULFILLED(placed(line("1", "DS-MUG", 2)), requested(),
            update(F1, 1, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 2))),
    SOLD_IN_STORE(soldInStore(line("1", "DS-MUG", 2)), update(F1, 1, FulfillmentOrderStatus.NEUTRAL)),
    STOPPING(placed(line("1", "DS-MUG", 2)), requested(), update(F1, 1, FulfillmentOrderStatus.ACCEPTED), cancelled()),
    CANCELLED(placed(line("1", "DS-MUG", 2)), requested(), update(F1, 1, FulfillmentOrderStatus.ACCEPTED), cancelled(),
            stopped(F1, 2, "1", 2)),
    ARCHIVED(placed(line("1", "DS-MUG", 2)), requested(),
            update(F1, 1, FulfillmentOrderStatus.FULFILLED, parcel("a", "1", 2)),
            new OrderCommand.ArchiveOrder(ID, "olga", NOON)),
    ERASED(placed(line("1", "MAN-HAT", 2)), cancelled(), OrderFixture.erased());

    @SuppressWarnings("ImmutableEnumChecker") // an immutable list of commands, which are records of values
    final List<OrderCommand> history;

    LifecycleState(OrderCommand... history) {
        this.history = List.of(history);
    }

    /** In a store where a person requests what a channel is to do. */
    Order order() {
        return OrderScenario.given(OrderFixture.routerThatWaits(), history.toArray(OrderCommand[]::new)).order();
    }

    /** An enum's constants come before its static fields. */
    private static final class Times {

        static final Instant LATER = NOON.plus(Duration.ofDays(3));
    }
}
