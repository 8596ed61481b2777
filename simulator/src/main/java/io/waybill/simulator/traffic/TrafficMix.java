package io.waybill.simulator.traffic;

import io.waybill.simulator.shopify.StaffAction;
import io.waybill.simulator.shopify.StaffAction.Address;
import io.waybill.simulator.shopify.StaffAction.DeliveryMethod;
import io.waybill.simulator.shopify.StaffAction.Item;
import io.waybill.simulator.shopify.StaffAction.Sell;
import io.waybill.simulator.shopify.Till;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Draws what happens next in a store. The same seed on a fresh store gives the same actions, illegal ones among them:
 * people do try to cancel what has left the shop.
 */
final class TrafficMix {

    private static final int RECENT_ORDERS_MAX = 64;
    private static final double SALES_SHARE = 0.6;

    private final Till till;
    private final Random random;
    private final List<Sold> recent = new ArrayList<>();

    TrafficMix(Till till, long seed) {
        this.till = till;
        this.random = new Random(seed);
    }

    private record Sold(long orderId, Item first) {}

    /** What came of one action. */
    enum Done {
        SOLD,
        CHANGED,
        REFUSED;
    }

    Done next() {
        return recent.isEmpty() || random.nextDouble() < SALES_SHARE ? sell() : change();
    }

    private Done sell() {
        List<Item> items = items();
        DeliveryMethod delivery = delivery();
        boolean known = delivery != DeliveryMethod.RETAIL || random.nextInt(3) == 0;
        List<Long> locations = till.locationIds();
        Sell sell = new Sell(locations.get(random.nextInt(locations.size())), new ArrayList<>(items), delivery,
                known ? "Ada Example" : null, known ? "ada@example.com" : null,
                delivery == DeliveryMethod.SHIPPING ? address() : null);
        var sold = till.ring(sell);
        sold.ifPresent(id -> remember(new Sold(id, items.getFirst())));
        return sold.isPresent() ? Done.SOLD : Done.REFUSED;
    }

    private Done change() {
        Sold sold = recent.get(random.nextInt(recent.size()));
        return till.change(sold.orderId(), action(sold)) ? Done.CHANGED : Done.REFUSED;
    }

    private StaffAction action(Sold sold) {
        int draw = random.nextInt(20);
        if (draw < 8) {
            return new StaffAction.Fulfill(null, draw < 4 ? tracking() : null);
        }
        if (draw < 11) {
            return new StaffAction.Fulfill(List.of(new Item(sold.first().sku(), 1)), tracking());
        }
        if (draw < 14) {
            return new StaffAction.Cancel("customer");
        }
        if (draw < 17) {
            return new StaffAction.Edit(List.of(new Item(sold.first().sku(), random.nextInt(4))), null);
        }
        return new StaffAction.Touch();
    }

    private List<Item> items() {
        List<String> skus = new ArrayList<>(till.skus());
        Collections.shuffle(skus, random);
        int lines = 1 + random.nextInt(Math.min(3, skus.size()));
        return skus.subList(0, lines).stream().map(sku -> new Item(sku, 1 + random.nextInt(3))).toList();
    }

    private DeliveryMethod delivery() {
        int draw = random.nextInt(10);
        if (draw < 6) {
            return DeliveryMethod.RETAIL;
        }
        return draw < 8 ? DeliveryMethod.SHIPPING : DeliveryMethod.PICK_UP;
    }

    private Address address() {
        return new Address("Ada Example", (1 + random.nextInt(99)) + " Example Street", null, "Springfield",
                "Illinois", "62701", "US", null);
    }

    private StaffAction.Tracking tracking() {
        String number = "1Z" + (100_000_000L + random.nextInt(900_000_000));
        return new StaffAction.Tracking("UPS", number, "https://tracking.example/" + number);
    }

    private void remember(Sold sold) {
        recent.add(sold);
        if (recent.size() > RECENT_ORDERS_MAX) {
            recent.removeFirst();
        }
    }
}
