package io.waybill.simulator.aliexpress.orders;

import io.waybill.simulator.aliexpress.orders.Parcel.Part;
import io.waybill.simulator.aliexpress.orders.Parcel.Times;
import io.waybill.simulator.aliexpress.orders.SupplierOrder.Head;
import io.waybill.simulator.aliexpress.orders.SupplierOrder.Payment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What comes of supplier orders, by themselves or by people's hands; pure. */
final class SupplierPlan {

    private static final String UNPAID = "CANCELED_PAY_TIMEOUT";
    private static final String BY_SELLER = "CANCELED_BY_SELLER";

    private final Pace pace;

    SupplierPlan(Pace pace) {
        this.pace = pace;
    }

    /** Placed, and closed by itself unless somebody pays. */
    SupplierOrder placed(Head head, List<Child> children) {
        Instant closesAt = head.createdAt().plus(pace.payTimeout());
        return new SupplierOrder(head, closesAt, null,
                children.stream().map(child -> child.ending(closesAt, UNPAID)).toList());
    }

    /** Empty where it is paid or closed already. */
    Optional<SupplierOrder> pay(SupplierOrder order, Instant now) {
        if (order.status(now) != SupplierStatus.PLACE_ORDER_SUCCESS) {
            return Optional.empty();
        }
        Instant reviewed = now.plus(pace.riskControl());
        List<Child> children = order.children()
                .stream()
                .map(child -> stillCancelled(child, now))
                .map(child -> child.product().sellerCancels() ? child.ending(reviewed, BY_SELLER) : child)
                .toList();
        List<Parcel> parcels = parcels(order.head().id(), children, reviewed);
        return Optional.of(order.paid(new Payment(now, reviewed, parcels, end(parcels, reviewed)), children));
    }

    /** The named product, or all of it, will not come; empty where that has left or is cancelled already. */
    Optional<SupplierOrder> cancel(SupplierOrder order, Optional<Long> productId, String reason, Instant now) {
        List<Child> children = order.children()
                .stream()
                .map(child -> productId.isEmpty() || child.product().productId() == productId.get()
                        ? cancelled(child, reason, now)
                        : child)
                .toList();
        if (children.equals(order.children()) || order.status(now) == SupplierStatus.FINISH
                || !order.parcels(now).isEmpty()) {
            return Optional.empty();
        }
        Payment payment = order.payment();
        if (payment == null) {
            return Optional.of(order.paid(null, children));
        }
        List<Parcel> parcels = parcels(order.head().id(), children, payment.reviewedUntil());
        return Optional.of(order.paid(
                new Payment(payment.at(), payment.reviewedUntil(), parcels, end(parcels, payment.reviewedUntil())),
                children));
    }

    /** Everything that is paid and has not left leaves now; empty where there is nothing of that kind. */
    Optional<SupplierOrder> ship(SupplierOrder order, Instant now) {
        Payment payment = order.payment();
        if (payment == null || payment.parcels().stream().allMatch(parcel -> parcel.hasLeft(now))) {
            return Optional.empty();
        }
        List<Parcel> parcels = payment.parcels()
                .stream()
                .map(parcel -> parcel.hasLeft(now) ? parcel : parcel.at(times(now)))
                .toList();
        Instant reviewed = payment.reviewedUntil().isBefore(now) ? payment.reviewedUntil() : now;
        return Optional.of(order.paid(new Payment(payment.at(), reviewed, parcels, end(parcels, now)),
                order.children()));
    }

    /** Paying undoes the closing that was ahead, not what has been cancelled. */
    private static Child stillCancelled(Child child, Instant now) {
        return child.cancelled(now) ? child : new Child(child.product(), child.skuAttr(), child.count(), null);
    }

    private static Child cancelled(Child child, String reason, Instant now) {
        return child.cancelled(now) ? child : stillCancelled(child, now).ending(now, reason);
    }

    private Instant end(List<Parcel> parcels, Instant start) {
        return parcels.stream()
                .map(parcel -> parcel.times().deliveredAt())
                .reduce(start, (a, b) -> a.isAfter(b) ? a : b)
                .plus(pace.finishing());
    }

    /** One parcel for all that fits together, and one for every load of what does not. */
    private List<Parcel> parcels(long orderId, List<Child> children, Instant start) {
        List<Part> together = new ArrayList<>();
        List<List<Part>> loads = new ArrayList<>();
        for (int n = 0; n < children.size(); n++) {
            Child child = children.get(n);
            int most = child.product().unitsPerParcel();
            if (child.end() != null) {
                continue;
            }
            if (most == 0) {
                together.add(new Part(n, child.count()));
            } else {
                for (int left = child.count(); left > 0; left -= most) {
                    loads.add(List.of(new Part(n, Math.min(most, left))));
                }
            }
        }
        if (!together.isEmpty()) {
            loads.addFirst(together);
        }
        List<Parcel> parcels = new ArrayList<>();
        for (List<Part> load : loads) {
            Instant leaves = start.plus(pace.sending()).plus(pace.betweenParcels().multipliedBy(parcels.size()));
            parcels.add(parcel(orderId, parcels.size(), leaves, load));
        }
        return parcels;
    }

    private Parcel parcel(long orderId, int nth, Instant leaves, List<Part> load) {
        long digits = orderId % 100_000_000_000L * 1000 + nth;
        return new Parcel("LP%014d".formatted(digits), "94001000%014d".formatted(digits), times(leaves), load);
    }

    private Times times(Instant leaves) {
        return new Times(leaves, leaves.plus(pace.tracking()), leaves.plus(pace.finalNumber()),
                leaves.plus(pace.delivery()));
    }
}
