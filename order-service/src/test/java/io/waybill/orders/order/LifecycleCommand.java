package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.F2;
import static io.waybill.orders.order.OrderFixture.ID;
import static io.waybill.orders.order.OrderFixture.NOON;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** The commands that `docs/lifecycle.md` speaks of, by the ends of their addresses. */
enum LifecycleCommand {
    CANCEL("cancel", OrderFixture.cancelled()),
    HOLD("hold", OrderFixture.held("another")),
    RELEASE("release", OrderFixture.released("fraud", NOON)),
    REQUEST("request", OrderFixture.requested()),
    ROUTE("route", new OrderCommand.RouteOrder(ID, "olga", NOON)),
    ROUTE_TO("route {channel}", new OrderCommand.RouteTo(ID, Channel.MANUAL, Units.NONE, "olga", NOON)),
    RESCHEDULE("reschedule", new OrderCommand.RescheduleOrder(ID, NOON.plus(Duration.ofDays(9)), "olga", NOON)),
    EDIT("edit", new OrderCommand.EditOrder(ID, Map.of("1", 3), Map.of(RecipientField.CITY, "York"), "olga", NOON)),
    ARCHIVE("archive", new OrderCommand.ArchiveOrder(ID, "olga", NOON)),
    UNARCHIVE("unarchive", new OrderCommand.UnarchiveOrder(ID, "olga", NOON)),
    ERASE("DELETE", OrderFixture.erased()),
    SHIP("shipments", OrderFixture.sentByHand(F1, Units.of("1", 1))),
    UNFULFILL("shipments/{id}/cancel", new OrderCommand.CancelShipment(new ShipmentId(F1, 1), "olga", NOON)),
    CORRECT("shipments/{id}/tracking",
            new OrderCommand.CorrectTracking(new ShipmentId(F1, 1), new Tracking("UPS", "1Z2", ""), "olga", NOON)),
    CANCEL_SHARE("fulfillment-orders/{id}/cancel", new OrderCommand.CancelShare(F1, "olga", NOON)),
    MOVE("move", new OrderCommand.MoveShare(F1, Channel.FBA, Units.NONE, "olga", NOON)),
    SPLIT("split", new OrderCommand.SplitShare(F1, Units.of("1", 1), "olga", NOON)),
    MERGE("merge", new OrderCommand.MergeShares(F1, Set.of(F2), "olga", NOON)),
    RESOLVE("resolve", OrderFixture.resolved(F1, Resolution.Kind.GIVE_UP));

    final String address;
    @SuppressWarnings("ImmutableEnumChecker") // commands are records of values
    final OrderCommand command;

    LifecycleCommand(String address, OrderCommand command) {
        this.address = address;
        this.command = command;
    }
}
