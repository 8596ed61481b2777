package io.waybill.simulator.aliexpress.orders;

import io.waybill.simulator.SettableClock;
import io.waybill.simulator.aliexpress.orders.Placed.Made;
import io.waybill.simulator.ledger.EffectLedger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two stores with every kind of product, and time that the test winds. */
final class SuppliersFixture {

    static final long MUG = 1;
    static final long LAMP = 2;
    static final long POSTER = 3;
    static final long CHAIR = 4;
    static final long CLOCK = 5;
    static final long VASE = 6;
    static final long CABLE = 7;
    static final long KNIFE = 8;
    static final Wire WIRE = new Wire(false, false, "aeop");
    static final Pace PACE = new Pace(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300),
            Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(2),
            Duration.ofHours(24));
    static final JsonNode PAYING = JsonMapper.shared()
            .readTree(
                    "{\"payment\":{\"pay_currency\":\"USD\",\"try_to_pay\":\"true\"}}");

    final SettableClock clock = new SettableClock();
    final EffectLedger ledger = EffectLedger.remembering(100);
    final Suppliers suppliers = new Suppliers(
            new Catalogue(List.of(new Store(11, "A"), new Store(12, "B")),
                    List.of(product(MUG, 11, "14:29#White"), product(LAMP, 12, "14:193#Brass"),
                            new Product(POSTER, "Poster", new BigDecimal("3"), 11, List.of("5#A2"), 100, false, 0,
                                    false, ""),
                            new Product(CHAIR, "Chair", new BigDecimal("40"), 12, List.of("14#Oak"), 100, true, 1,
                                    false, ""),
                            new Product(CLOCK, "Clock", new BigDecimal("9"), 11, List.of("14#Blue"), 100, true, 0,
                                    true, ""),
                            new Product(VASE, "Vase", new BigDecimal("7"), 11, List.of("14#Red"), 0, true, 0, false,
                                    ""),
                            new Product(CABLE, "Cable", new BigDecimal("2"), 12, List.of(), 100, true, 0, false, ""),
                            new Product(KNIFE, "Knife", new BigDecimal("8"), 12, List.of(), 100, true, 0, false,
                                    "A003_SUSPICIOUS_BUYER")),
                    List.of("CAINIAO_STANDARD", "CAINIAO_PREMIUM")),
            new Suppliers.Rules(PACE, Duration.ofHours(24), 20), clock, ledger);

    private static Product product(long id, long store, String skuAttr) {
        return new Product(id, "Product " + id, new BigDecimal("5.00"), store, List.of(skuAttr), 100, true, 0, false,
                "");
    }

    /** Skus by product, as the catalogue has them. */
    static String skuAttr(long product) {
        return switch ((int) product) {
            case (int) MUG -> "14:29#White";
            case (int) LAMP -> "14:193#Brass";
            case (int) POSTER -> "5#A2";
            case (int) CHAIR -> "14#Oak";
            case (int) CLOCK -> "14#Blue";
            case (int) VASE -> "14#Red";
            default -> "";
        };
    }

    static ObjectNode request(String outOrderId, int count, long... products) {
        ObjectNode request = (ObjectNode) JsonMapper.shared().readTree("""
                {"logistics_address":{"full_name":"Ada Example","contact_person":"Ada Example",
                 "address":"1 Example Street","city":"Springfield","province":"Illinois","country":"US",
                 "zip":"62701","mobile_no":"5555555555","phone_country":"+1","locale":"en_US"}}""");
        request.put("out_order_id", outOrderId);
        var items = request.putArray("product_items");
        for (long product : products) {
            items.addObject()
                    .put("product_id", product)
                    .put("product_count", count)
                    .put("sku_attr", skuAttr(product))
                    .put("logistics_service_name", "CAINIAO_PREMIUM");
        }
        return request;
    }

    ObjectNode place(ObjectNode request) {
        return suppliers.place("main", request, PAYING).result(WIRE);
    }

    List<Long> made(String outOrderId, int count, long... products) {
        return switch (suppliers.place("main", request(outOrderId, count, products), PAYING)) {
            case Made made -> made.ids();
            case Placed.NotMade not -> throw new AssertionError("not made: " + not);
        };
    }

    ObjectNode order(long id) {
        return suppliers.get("main", id, WIRE).orElseThrow();
    }

    String status(long id) {
        return order(id).path("order_status").asString();
    }

    JsonNode child(long id, int nth) {
        return order(id).at("/child_order_list/aeop_child_order_info").path(nth);
    }

    ObjectNode tracking(long id) {
        return suppliers.tracking("main", id, WIRE).orElseThrow();
    }

    JsonNode parcel(long id, int nth) {
        return tracking(id).at("/data/tracking_detail_line_list/tracking_detail").path(nth);
    }
}
