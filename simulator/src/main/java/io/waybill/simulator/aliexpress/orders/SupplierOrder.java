package io.waybill.simulator.aliexpress.orders;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order at one store. Once paid it is a plan: what it looks like at a moment follows from the moment. */
record SupplierOrder(Head head, Instant closesAt, @Nullable Payment payment, List<Child> children) {

    SupplierOrder { children = List.copyOf(children); }

    /** What never changes: whose it is, under which key of the buyer's, and at which store. */
    record Head(long id, String account, String outOrderId, Store store, String logisticsService,
            Instant createdAt) {}

    /** When it was paid, until when that is reviewed, what leaves when, and when all is over. */
    record Payment(Instant at, Instant reviewedUntil, List<Parcel> parcels, Instant finishesAt) {

        Payment { parcels = List.copyOf(parcels); }
    }

    SupplierStatus status(Instant now) {
        if (ended(now)) {
            return SupplierStatus.FINISH;
        }
        if (payment == null) {
            return SupplierStatus.PLACE_ORDER_SUCCESS;
        }
        if (now.isBefore(payment.reviewedUntil())) {
            return SupplierStatus.RISK_CONTROL;
        }
        long left = payment.parcels().stream().filter(parcel -> parcel.hasLeft(now)).count();
        if (left == 0) {
            return SupplierStatus.WAIT_SELLER_SEND_GOODS;
        }
        return left < payment.parcels().size()
                ? SupplierStatus.SELLER_PART_SEND_GOODS
                : SupplierStatus.WAIT_BUYER_ACCEPT_GOODS;
    }

    /** How far the goods are; nothing ever goes out of an order that was cancelled as a whole. */
    String logisticsStatus(Instant now) {
        return status(now) == SupplierStatus.FINISH && parcels(now).isEmpty()
                ? SupplierStatus.PLACE_ORDER_SUCCESS.logisticsStatus()
                : status(now).logisticsStatus();
    }

    /** Parcels that have left. */
    List<Parcel> parcels(Instant now) {
        return payment == null
                ? List.of()
                : payment.parcels().stream().filter(parcel -> parcel.hasLeft(now)).toList();
    }

    int units() {
        return children.stream().mapToInt(Child::count).sum();
    }

    int shippedUnits(Instant now) {
        return parcels(now).stream().mapToInt(Parcel::units).sum();
    }

    int cancelledUnits(Instant now) {
        return children.stream().filter(child -> child.cancelled(now)).mapToInt(Child::count).sum();
    }

    private boolean ended(Instant now) {
        return children.stream().allMatch(child -> child.cancelled(now))
                || (payment != null && !now.isBefore(payment.finishesAt()));
    }

    SupplierOrder paid(@Nullable Payment next, List<Child> nextChildren) {
        return new SupplierOrder(head, closesAt, next, nextChildren);
    }
}
