package io.waybill.orders.order;

import static io.waybill.orders.order.OrderDecider.refuse;

import java.util.Optional;

/** Why a parcel cannot be un-fulfilled, or followed under another number, by people here. */
final class Undoing {

    private Undoing() {}

    static Optional<Refusal> whyNot(Order order, FulfillmentOrder f, Shipment shipment) {
        if (order.known().inStore()) {
            return refuse(Refusal.Kind.IN_STORE_SALE,
                    "order %s was sold over the counter: the goods have left with the customer and cannot become unfulfilled"
                            .formatted(order.id()),
                    "take the goods back at the till");
        }
        return whyNotByHand(f, shipment);
    }

    /** Whoever told of a parcel would tell of it again, so only they can take it back. */
    static Optional<Refusal> whyNotByHand(FulfillmentOrder f, Shipment shipment) {
        if (shipment.report().status() == ShipmentStatus.CANCELLED) {
            return refuse(Refusal.Kind.SHIPMENT_ALREADY_CANCELLED, "shipment %s counts no more".formatted(shipment
                    .id()));
        }
        if (shipment.byHand()) return Optional.empty();
        var report = shipment.report();
        return refuse(Refusal.Kind.CHANNEL_SHIPS_ITSELF, "shipment %s is %s%s: %s".formatted(shipment.id(),
                report.status(), tracking(report.tracking()), reason(teller(f.channel()), report.status())),
                instead(f.channel(), report.status()), "correct its tracking where it was made");
    }

    private static String tracking(Tracking tracking) {
        if (tracking.number().isEmpty()) return "";
        return ", " + "%s %s".formatted(tracking.carrier(), tracking.number()).strip();
    }

    private static String teller(Channel channel) {
        return switch (channel) {
            case FBA -> "Amazon";
            case DROPSHIP -> "the seller";
            case POS -> "the till";
            case MANUAL -> "the shop";
        };
    }

    private static String reason(String teller, ShipmentStatus status) {
        return switch (status) {
            case LABEL_CREATED -> "%s is about to send it, and only there it can be stopped".formatted(teller);
            case SHIPPED, IN_TRANSIT, OUT_FOR_DELIVERY -> "%s has handed it to the carrier".formatted(teller);
            case DELIVERED -> "%s has sent it, and the customer has it".formatted(teller);
            case HANDED_OVER -> "%s has handed it to the customer".formatted(teller);
            case FAILED -> "%s has sent it, and the carrier could not deliver it".formatted(teller);
            case UNKNOWN, CANCELLED -> "%s told of it, and not where it is".formatted(teller);
        };
    }

    private static String instead(Channel channel, ShipmentStatus status) {
        if (channel == Channel.MANUAL) return "undo it in the shop, which takes it back here as well";
        return switch (status) {
            case LABEL_CREATED, UNKNOWN, CANCELLED -> "stop it where it was made";
            case SHIPPED, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED, HANDED_OVER, FAILED -> "take it back as a return";
        };
    }
}
