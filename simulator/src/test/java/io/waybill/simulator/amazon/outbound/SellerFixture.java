package io.waybill.simulator.amazon.outbound;

import io.waybill.simulator.SettableClock;
import io.waybill.simulator.amazon.outbound.Terms.Assumptions;
import io.waybill.simulator.amazon.outbound.Terms.DuplicateCreate;
import io.waybill.simulator.amazon.outbound.Terms.UnknownOrder;
import io.waybill.simulator.ledger.EffectLedger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A seller with every kind of sku, and time that the test winds. */
final class SellerFixture {

    static final Pace PACE = new Pace(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300),
            Duration.ofMillis(1000), Duration.ofMillis(50), Duration.ofSeconds(8), Duration.ofMillis(40),
            Duration.ofDays(14), Duration.ofHours(24));
    static final String MARKETPLACE = "ATVPDKIKX0DER";

    final SettableClock clock = new SettableClock();
    final EffectLedger ledger = EffectLedger.remembering(100);
    final SellerOrders orders;

    SellerFixture() {
        this(DuplicateCreate.INVALID_INPUT, UnknownOrder.NOT_FOUND);
    }

    SellerFixture(DuplicateCreate duplicate, UnknownOrder unknown) {
        Terms terms = new Terms("SELLER-MAIN", MARKETPLACE, List.of(sku("KETTLE").build(),
                sku("TEAPOT").center("ONT8").build(), sku("TILES").perPackage(2).build(),
                sku("RARE").stock(0).build(), sku("FEW").stock(1).build(),
                sku("SLOW").planning(Duration.ofMinutes(10)).build(), sku("FAST").atOnce().build(),
                sku("FRAGILE").givenUp().build(), sku("BULKY").packing(Duration.ofMinutes(10)).build()), PACE,
                new Assumptions(duplicate, unknown, 2));
        orders = new SellerOrders(terms, new Numbers(clock.instant(), 10), clock, ledger);
    }

    /** An order of one of each. */
    static ObjectNode request(String id, String policy, String... skus) {
        ObjectNode request = (ObjectNode) JsonMapper.shared().readTree("""
                {"displayableOrderId":"#1001","displayableOrderDate":"2026-11-24T09:00:00Z",
                 "displayableOrderComment":"Thank you","shippingSpeedCategory":"Standard",
                 "marketplaceId":"ATVPDKIKX0DER","fulfillmentAction":"Ship",
                 "destinationAddress":{"name":"Ada Example","addressLine1":"1 Example Street","city":"Springfield",
                   "stateOrRegion":"IL","postalCode":"62701","countryCode":"US","phone":"5555555555"}}""");
        request.put("sellerFulfillmentOrderId", id).put("fulfillmentPolicy", policy);
        var items = request.putArray("items");
        for (String sku : skus) {
            items.addObject()
                    .put("sellerSku", sku)
                    .put("sellerFulfillmentOrderItemId", "item-" + items.size())
                    .put("quantity", 1);
        }
        return request;
    }

    String create(String id, String policy, String... skus) {
        body(orders.create(request(id, policy, skus)));
        return id;
    }

    JsonNode order(String id) {
        return body(orders.get(id)).path("payload");
    }

    String status(String id) {
        return order(id).at("/fulfillmentOrder/fulfillmentOrderStatus").asString();
    }

    JsonNode item(String id, int nth) {
        return order(id).path("fulfillmentOrderItems").path(nth);
    }

    JsonNode shipment(String id, int nth) {
        return order(id).path("fulfillmentShipments").path(nth);
    }

    JsonNode list(String since) {
        return body(orders.list(Optional.of(since), Optional.empty())).path("payload");
    }

    static JsonNode body(Result result) {
        return switch (result) {
            case Result.Done done -> done.body();
            case Result.Refused refused -> throw new AssertionError("refused: " + refused.refusal());
        };
    }

    static Refusal refusal(Result result) {
        return switch (result) {
            case Result.Done done -> throw new AssertionError("done: " + done.body());
            case Result.Refused refused -> refused.refusal();
        };
    }

    private static Builder sku(String name) {
        return new Builder(name);
    }

    private static final class Builder {

        private final String name;
        private int stock = 1000;
        private String center = "PHX3";
        private int perPackage;
        private Duration planning = Duration.ZERO;
        private boolean atOnce;
        private Duration packing = Duration.ZERO;
        private boolean givenUp;

        Builder(String name) {
            this.name = name;
        }

        Builder stock(int units) {
            stock = units;
            return this;
        }

        Builder center(String id) {
            center = id;
            return this;
        }

        Builder perPackage(int units) {
            perPackage = units;
            return this;
        }

        Builder planning(Duration atLeast) {
            planning = atLeast;
            return this;
        }

        Builder atOnce() {
            atOnce = true;
            return this;
        }

        Builder packing(Duration atLeast) {
            packing = atLeast;
            return this;
        }

        Builder givenUp() {
            givenUp = true;
            return this;
        }

        Sku build() {
            return new Sku(name, stock, center, "Amazon Logistics", perPackage, planning, atOnce, packing, givenUp);
        }
    }
}
