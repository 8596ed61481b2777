package io.waybill.dropship.aliexpress.mapping;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.joining;

import io.waybill.schemas.Owner;
import io.waybill.schemas.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Why a fulfillment order does not go on by itself at AliExpress: the most pressing reason, if there is one. */
final class SupplierProblems {

    private record Kind(SupplierStage stage, String name, Owner owner, String detail) {}

    private static final List<Kind> BY_URGENCY = List.of(
            new Kind(SupplierStage.AWAITING_PAYMENT, "UNPAID_AT_SUPPLIER", Owner.STAFF, "pay order %s at AliExpress"),
            new Kind(SupplierStage.FROZEN, "FROZEN_AT_SUPPLIER", Owner.STAFF,
                    "AliExpress froze order %s: look there"),
            new Kind(SupplierStage.DISPUTED, "DISPUTED_AT_SUPPLIER", Owner.STAFF,
                    "order %s is disputed at AliExpress: settle it there"),
            new Kind(SupplierStage.ENDED, "ENDED_WITHOUT_PARCEL", Owner.STAFF,
                    "order %s is over at AliExpress and shows neither a parcel nor why not: look there"),
            new Kind(SupplierStage.CANCEL_ASKED, "CANCEL_ASKED_AT_SUPPLIER", Owner.CHANNEL,
                    "somebody asked AliExpress to cancel order %s, and its seller has not answered"),
            new Kind(SupplierStage.PAYMENT_REVIEW, "PAYMENT_REVIEW", Owner.CHANNEL,
                    "AliExpress reviews the payment of order %s, which takes a day at most"));

    private SupplierProblems() {}

    /**
     * {@code open}: supplier orders of which something is still to come; {@code missing}: units that are in none of
     * them.
     */
    static @Nullable Problem of(List<SupplierOrder> open, int missing, boolean cancelled) {
        if (cancelled) {
            var stoppable = only(open, order -> !order.isOver() && order.stage() != SupplierStage.CANCEL_ASKED);
            if (!stoppable.isEmpty()) {
                return problem("CANCEL_AT_SUPPLIER", Owner.STAFF,
                        "it is to be cancelled, and AliExpress takes that on its website only: cancel order %s there"
                                .formatted(ids(stoppable)),
                        null);
            }
        }
        for (var kind : BY_URGENCY) {
            var concerned = only(open, order -> order.stage() == kind.stage());
            if (!concerned.isEmpty()) {
                return problem(kind.name(), kind.owner(), kind.detail().formatted(ids(concerned)), until(concerned));
            }
        }
        return missing == 0
                ? null
                : problem("UNITS_NOT_ORDERED", Owner.STAFF,
                        "%d units are in none of its orders at AliExpress: look for another order there, or send them "
                                .formatted(missing) + "another way",
                        null);
    }

    private static @Nullable Instant until(List<SupplierOrder> orders) {
        return orders.stream()
                .filter(order -> order.stage() == SupplierStage.AWAITING_PAYMENT)
                .map(SupplierOrder::payUntil)
                .filter(Objects::nonNull)
                .min(naturalOrder())
                .orElse(null);
    }

    private static List<SupplierOrder> only(List<SupplierOrder> orders, Predicate<SupplierOrder> which) {
        return orders.stream().filter(which).toList();
    }

    private static String ids(List<SupplierOrder> orders) {
        return orders.stream().map(SupplierOrder::id).collect(joining(", "));
    }

    private static Problem problem(String kind, Owner owner, String detail, @Nullable Instant deadline) {
        return Problem.newBuilder().setKind(kind).setOwner(owner).setDetail(detail).setDeadline(deadline).build();
    }
}
