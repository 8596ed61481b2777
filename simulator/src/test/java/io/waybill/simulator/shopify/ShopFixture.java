package io.waybill.simulator.shopify;

import io.waybill.simulator.shopify.StaffAction.Address;
import io.waybill.simulator.shopify.StaffAction.DeliveryMethod;
import io.waybill.simulator.shopify.StaffAction.Item;
import io.waybill.simulator.shopify.StaffAction.Sell;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A shop with one till that marks what is carried out of the door, and one that does not. */
final class ShopFixture {

    static final long MARKING = 1;
    static final long NOT_MARKING = 2;
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.250Z");
    static final Address ADDRESS = new Address("Bob Norman", "Chestnut Street 92", "", "Louisville", "Kentucky",
            "40202", "us", null);

    private ShopFixture() {}

    static Shop shop() {
        return new Shop("main-street.myshopify.com",
                new Shop.Subscription(URI.create("http://127.0.0.1:1/webhooks/shopify"), "hush"),
                ZoneId.of("America/New_York"), "USD",
                List.of(new Shop.Location(MARKING, "Main Street", true),
                        new Shop.Location(NOT_MARKING, "Market Hall", false)),
                List.of(new Shop.Product("TEA", "Green tea", new BigDecimal("6.50"), "Teas", true),
                        new Shop.Product("CUP", "Cup", new BigDecimal("12.5"), "", true),
                        new Shop.Product("CARD", "Gift card", new BigDecimal("25"), "Teas", false)));
    }

    static Sell sale(long location, DeliveryMethod delivery, Item... items) {
        boolean ships = delivery == DeliveryMethod.SHIPPING;
        return new Sell(location, List.of(items), delivery, "Bob Norman", "bob@example.com", ships ? ADDRESS : null);
    }

    static ShopOrder sold(Sell sell) {
        return order(new Counter(shop()).sell(5_550_002L, 1102, sell, NOON));
    }

    static ShopOrder order(Outcome outcome) {
        if (outcome instanceof Outcome.Changed changed) {
            return changed.order();
        }
        throw new AssertionError("expected a change, but was " + outcome);
    }
}
