package io.waybill.orders.status;

import io.waybill.kit.ids.OrderIds;
import io.waybill.orders.order.Arrival;
import io.waybill.orders.order.Content;
import io.waybill.orders.order.DeliveryMethod;
import io.waybill.orders.order.Line;
import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.PaymentStatus;
import io.waybill.orders.order.Recipient;
import io.waybill.orders.status.PlaceOrderRequest.OrderedLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** Turns a placed order into the snapshot that the state machine takes; what cannot be is a problem with its field. */
final class Placement {

    private static final String PLATFORM = Content.API;

    private Placement() {}

    static ReceiveSnapshot snapshot(PlaceOrderRequest request, Instant now) {
        if (!request.platform().equals(PLATFORM)) {
            throw ProblemAnswers.invalid("platform",
                    ("must be %s, is '%s': an order of another platform is told by that"
                            + " platform's connector alone, as one order has one writer").formatted(PLATFORM, request
                                    .platform()));
        }
        var id = new OrderId(OrderIds.orderId(PLATFORM, request.store(), request.externalId()));
        return new ReceiveSnapshot(id, request.revision(), content(request), recipient(request), null, List.of(),
                Arrival.BY_CALLER, now);
    }

    private static Content content(PlaceOrderRequest r) {
        var payment = Choice.of("paymentStatus", r.paymentStatus(), EnumSet.allOf(PaymentStatus.class));
        var delivery = Choice.of("deliveryMethod", r.deliveryMethod(),
                EnumSet.complementOf(EnumSet.of(DeliveryMethod.UNKNOWN)));
        try {
            return new Content(PLATFORM, r.store(), r.externalId(), r.name(), r.salesChannel(), r.locationId(),
                    delivery, r.shippingAddress().countryCode(), Moments.of("placedAt", r.placedAt()),
                    Moments.optional("fulfillAt", r.fulfillAt()), r.currency(), payment,
                    Moments.optional("authorizedUntil", r.authorizedUntil()), r.test(), r.tags(), r.lines()
                            .stream()
                            .map(Placement::line)
                            .toList()).requirePossible();
        } catch (IllegalArgumentException e) {
            // The form has vouched for each field; what is left is about the lines among each other.
            throw ProblemAnswers.invalid("lines", e.getMessage());
        }
    }

    private static Line line(OrderedLine line) {
        return new Line(line.lineId(), line.sku(), line.title(), line.vendor(), Math.toIntExact(line.quantity()),
                new BigDecimal(line.unitPrice()), line.requiresShipping());
    }

    private static Recipient recipient(PlaceOrderRequest request) {
        var to = request.shippingAddress();
        return new Recipient(to.name(), to.address1(), to.address2(), to.city(), to.province(), to.postalCode(),
                to.countryCode(), to.phone(), request.email());
    }
}
