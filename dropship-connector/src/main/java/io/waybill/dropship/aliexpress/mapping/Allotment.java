package io.waybill.dropship.aliexpress.mapping;

import io.waybill.dropship.aliexpress.mapping.SupplierOrder.Child;
import io.waybill.schemas.FulfillmentRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of the requested lines the units of supplier orders belong to. AliExpress names products, not lines: lines of
 * one product get their units in the order of the wish, where one of just that quantity is not there. What nobody asked
 * for by that product, since staff ordered another listing, goes to lines that nobody else serves.
 */
final class Allotment {

    /** Units of one line in one supplier order; {@code endReason} is empty unless they will not come. */
    record Share(String lineId, String productId, String skuAttr, int quantity, String endReason) {}

    private static final class Line {

        final String lineId;
        final SupplierProduct product;
        int missing;

        Line(String lineId, SupplierProduct product, int missing) {
            this.lineId = lineId;
            this.product = product;
            this.missing = missing;
        }
    }

    private static final SupplierProduct UNMAPPED = new SupplierProduct("", "", "");

    private final List<Line> lines;
    private final Set<String> productsThere = new HashSet<>();
    private final Map<String, List<Share>> byOrder = new LinkedHashMap<>();

    private Allotment(FulfillmentRequest request, Catalogue catalogue) {
        lines = request.getLines()
                .stream()
                .map(line -> new Line(line.getLineId(), catalogue.product(line.getSku()).orElse(UNMAPPED),
                        line.getQuantity()))
                .toList();
    }

    static Allotment of(FulfillmentRequest request, Catalogue catalogue, List<SupplierOrder> orders) {
        var allotment = new Allotment(request, catalogue);
        orders.forEach(order -> order.children().forEach(child -> allotment.productsThere.add(child.productId())));
        orders.forEach(order -> allotment.byOrder.put(order.id(),
                order.children().stream().flatMap(child -> allotment.shares(child).stream()).toList()));
        return allotment;
    }

    List<Share> of(SupplierOrder order) {
        return byOrder.getOrDefault(order.id(), List.of());
    }

    /** Units that are in no supplier order. */
    int missing() {
        return lines.stream().mapToInt(line -> line.missing).sum();
    }

    private List<Share> shares(Child child) {
        var asked = lines.stream().filter(line -> line.product.productId().equals(child.productId())).toList();
        var candidates = asked.isEmpty()
                ? lines.stream().filter(line -> !productsThere.contains(line.product.productId())).toList()
                : asked;
        var exact = candidates.stream().filter(line -> line.missing == child.count()).findFirst();
        if (exact.isPresent()) return List.of(share(exact.get(), child, child.count()));
        var shares = new ArrayList<Share>();
        var left = child.count();
        for (var line : candidates) {
            var quantity = Math.min(left, line.missing);
            if (quantity > 0) shares.add(share(line, child, quantity));
            left -= quantity;
        }
        // More than was asked for is true all the same, and is shown as units shipped beside us.
        if (left > 0 && !asked.isEmpty()) shares.add(share(asked.getLast(), child, left));
        return shares;
    }

    private static Share share(Line line, Child child, int quantity) {
        line.missing = Math.max(0, line.missing - quantity);
        return new Share(line.lineId, child.productId(), line.product.skuAttr(), quantity,
                child.isCancelled() ? child.endReason() : "");
    }
}
