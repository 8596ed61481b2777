package io.waybill.simulator.shopify;

import io.waybill.simulator.shopify.StaffAction.DeliveryMethod;
import io.waybill.simulator.shopify.StaffAction.Address;
import io.waybill.simulator.shopify.Outcome.Changed;
import io.waybill.simulator.shopify.Outcome.Refused;
import io.waybill.simulator.shopify.ShopOrder.Buyer;
import io.waybill.simulator.shopify.ShopOrder.Cancellation;
import io.waybill.simulator.shopify.ShopOrder.Head;
import io.waybill.simulator.shopify.ShopOrder.Stamp;
import io.waybill.simulator.shopify.StaffAction.Cancel;
import io.waybill.simulator.shopify.StaffAction.Edit;
import io.waybill.simulator.shopify.StaffAction.Fulfill;
import io.waybill.simulator.shopify.StaffAction.Sell;
import io.waybill.simulator.shopify.StaffAction.Touch;
import io.waybill.simulator.shopify.StaffAction.Tracking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shop's rules, pure: what an action makes of an order, or why it is refused. */
final class Counter {

    static final int FULFILLMENTS_MAX = 100;

    private static final Set<String> REASONS = Set.of("customer", "inventory", "fraud", "declined", "staff", "other");
    private static final List<String> UPDATED = List.of("orders/updated");

    private final Shop shop;

    Counter(Shop shop) {
        this.shop = shop;
    }

    Outcome sell(long id, int number, Sell sell, Instant now) {
        Optional<Shop.Location> location = shop.location(sell.locationId());
        if (location.isEmpty()) {
            return new Refused("location " + sell.locationId() + " does not exist");
        }
        DeliveryMethod delivery = sell.delivery() == null ? DeliveryMethod.RETAIL : sell.delivery();
        Address address = sell.shippingAddress();
        if (delivery == DeliveryMethod.SHIPPING && (address == null || !address.isComplete())) {
            return new Refused("shipping_address needs name, address1, city and countryCode");
        }
        Items items = Items.of(sell.lines());
        Optional<String> wrong = items.wrong(1).or(() -> unknownSku(items));
        if (wrong.isPresent()) {
            return new Refused(wrong.get());
        }
        Buyer buyer = new Buyer(sell.customer(), sell.email(), delivery == DeliveryMethod.SHIPPING ? address : null);
        ShopOrder order = new ShopOrder(new Head(id, number, location.get(), delivery, now), buyer,
                newLines(id, 0, items.bySku()), List.of(), null, Stamp.first(now));
        return new Changed(markedAtTheTill(order), List.of("orders/create"));
    }

    /** Only what the customer carries out of the door is fulfilled by the setting; the rest is somebody's work. */
    private static ShopOrder markedAtTheTill(ShopOrder order) {
        boolean marked = order.head().location().markAsFulfilled() && order.head().delivery() == DeliveryMethod.RETAIL;
        return marked ? fulfilled(order, everythingLeft(order), null, order.stamp()) : order;
    }

    Outcome decide(ShopOrder order, StaffAction action, Instant now) {
        return switch (action) {
            case Fulfill fulfill -> fulfill(order, fulfill, now);
            case Cancel cancel -> cancel(order, cancel, now);
            case Edit edit -> edit(order, edit, now);
            case Touch touch -> new Changed(stamped(order, now), UPDATED);
        };
    }

    private static Outcome fulfill(ShopOrder order, Fulfill fulfill, Instant now) {
        Items items = fulfill.lines() == null ? everythingLeft(order) : Items.of(fulfill.lines());
        if (order.cancellation() != null) {
            return new Refused("order is cancelled and cannot be fulfilled");
        }
        if (order.fulfillableUnits() == 0) {
            return new Refused("order is already fulfilled");
        }
        if (order.fulfillments().size() >= FULFILLMENTS_MAX) {
            return new Refused("an order has at most " + FULFILLMENTS_MAX + " fulfillments");
        }
        Optional<String> wrong = items.wrong(1).or(() -> moreThanLeft(order, items));
        return wrong.<Outcome>map(Refused::new)
                .orElseGet(
                        () -> new Changed(fulfilled(order, items, fulfill.tracking(), order.stamp().next(now)),
                                UPDATED));
    }

    private static Outcome cancel(ShopOrder order, Cancel cancel, Instant now) {
        String reason = cancel.reason() == null ? "other" : cancel.reason();
        if (!REASONS.contains(reason)) {
            return new Refused("reason is not one of " + REASONS.stream().sorted().toList());
        }
        if (order.cancellation() != null) {
            return new Refused("order has already been cancelled");
        }
        if (order.fulfilledUnits() > 0) {
            return new Refused("order has fulfillments and cannot be cancelled");
        }
        Stamp stamp = order.stamp().next(now);
        List<ShopLine> removed = order.lines().stream().map(line -> line.resize(0)).toList();
        return new Changed(
                new ShopOrder(order.head(), order.buyer(), removed, order.fulfillments(),
                        new Cancellation(stamp.updatedAt(), reason), stamp),
                List.of("orders/cancelled", "orders/updated"));
    }

    private Outcome edit(ShopOrder order, Edit edit, Instant now) {
        Items items = Items.of(edit.lines());
        if (order.cancellation() != null) {
            return new Refused("order is cancelled and cannot be edited");
        }
        if (edit.lines() == null && edit.shippingAddress() == null) {
            return new Refused("there is nothing to edit");
        }
        Optional<String> wrong = (edit.lines() == null ? Optional.<String>empty() : items.wrong(0))
                .or(() -> unknownSku(items))
                .or(() -> belowFulfilled(order, items))
                .or(() -> tooManyLines(order, items))
                .or(() -> wrongAddress(order, edit.shippingAddress()));
        return wrong.<Outcome>map(Refused::new)
                .orElseGet(() -> new Changed(edited(order, edit, items, order.stamp().next(now)), UPDATED));
    }

    private ShopOrder edited(ShopOrder order, Edit edit, Items items, Stamp stamp) {
        Map<String, Integer> added = new LinkedHashMap<>(items.bySku());
        List<ShopLine> lines = new ArrayList<>();
        for (ShopLine line : order.lines()) {
            Integer wanted = added.remove(line.product().sku());
            lines.add(wanted == null ? line : line.resize(wanted));
        }
        lines.addAll(newLines(order.head().id(), lines.size(), added));
        Buyer was = order.buyer();
        Address address = edit.shippingAddress() == null ? was.shippingAddress() : edit.shippingAddress();
        return new ShopOrder(order.head(), new Buyer(was.name(), was.email(), address), lines, order.fulfillments(),
                null, stamp);
    }

    private static ShopOrder fulfilled(ShopOrder order, Items items, @Nullable Tracking tracking, Stamp stamp) {
        List<ShopLine> lines = new ArrayList<>();
        List<ShopFulfillment.Part> parts = new ArrayList<>();
        for (ShopLine line : order.lines()) {
            int units = items.bySku().getOrDefault(line.product().sku(), 0);
            lines.add(line.fulfill(units));
            if (units > 0) {
                parts.add(new ShopFulfillment.Part(line.id(), units));
            }
        }
        long id = Ids.fulfillment(order.head().id(), order.fulfillments().size());
        List<ShopFulfillment> fulfillments = new ArrayList<>(order.fulfillments());
        fulfillments.add(new ShopFulfillment(id, stamp.updatedAt(), tracking, parts));
        return new ShopOrder(order.head(), order.buyer(), lines, fulfillments, null, stamp);
    }

    private static ShopOrder stamped(ShopOrder order, Instant now) {
        return new ShopOrder(order.head(), order.buyer(), order.lines(), order.fulfillments(), order.cancellation(),
                order.stamp().next(now));
    }

    private List<ShopLine> newLines(long orderId, int before, Map<String, Integer> bySku) {
        List<ShopLine> lines = new ArrayList<>();
        bySku.forEach((sku, quantity) -> lines.add(new ShopLine(Ids.line(orderId, before + lines.size()),
                shop.product(sku).orElseThrow(), quantity, 0, 0)));
        return lines;
    }

    private static Items everythingLeft(ShopOrder order) {
        Map<String, Integer> left = new LinkedHashMap<>();
        order.lines()
                .stream()
                .filter(line -> line.fulfillable() > 0)
                .forEach(line -> left.put(line.product().sku(), line.fulfillable()));
        return new Items(left, false);
    }

    private Optional<String> unknownSku(Items items) {
        return items.bySku()
                .keySet()
                .stream()
                .filter(sku -> shop.product(sku).isEmpty())
                .findFirst()
                .map(sku -> "sku " + sku + " does not exist");
    }

    private static Optional<String> tooManyLines(ShopOrder order, Items items) {
        long added = items.bySku().keySet().stream().filter(sku -> order.line(sku).isEmpty()).count();
        return order.lines().size() + added > Items.LINES_MAX
                ? Optional.of("an order has at most " + Items.LINES_MAX + " lines")
                : Optional.empty();
    }

    private static Optional<String> moreThanLeft(ShopOrder order, Items items) {
        return items.bySku()
                .entrySet()
                .stream()
                .filter(item -> order.line(item.getKey()).map(ShopLine::fulfillable).orElse(0) < item.getValue())
                .findFirst()
                .map(item -> "quantity of " + item.getKey() + " is more than fulfillable_quantity "
                        + order.line(item.getKey()).map(ShopLine::fulfillable).orElse(0));
    }

    private static Optional<String> belowFulfilled(ShopOrder order, Items items) {
        return items.bySku()
                .entrySet()
                .stream()
                .filter(item -> order.line(item.getKey()).map(ShopLine::fulfilled).orElse(0) > item.getValue())
                .findFirst()
                .map(item -> "quantity of " + item.getKey() + " is less than what is fulfilled");
    }

    private static Optional<String> wrongAddress(ShopOrder order, @Nullable Address address) {
        if (address == null) {
            return Optional.empty();
        }
        boolean ships = order.head().delivery() == DeliveryMethod.SHIPPING;
        return ships && address.isComplete()
                ? Optional.empty()
                : Optional.of("shipping_address needs name, address1, city and countryCode, and an order that ships");
    }
}
