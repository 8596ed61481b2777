package io.waybill.simulator.shopify;

import static io.waybill.simulator.shopify.ShopFixture.MARKING;
import static io.waybill.simulator.shopify.ShopFixture.NOON;
import static io.waybill.simulator.shopify.ShopFixture.NOT_MARKING;
import static io.waybill.simulator.shopify.ShopFixture.order;
import static io.waybill.simulator.shopify.ShopFixture.sale;
import static io.waybill.simulator.shopify.ShopFixture.shop;
import static io.waybill.simulator.shopify.ShopFixture.sold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.waybill.simulator.shopify.StaffAction.Cancel;
import io.waybill.simulator.shopify.StaffAction.DeliveryMethod;
import io.waybill.simulator.shopify.StaffAction.Fulfill;
import io.waybill.simulator.shopify.StaffAction.Item;
import io.waybill.simulator.shopify.StaffAction.Tracking;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds our bodies against the shop's own samples, where a checkout has them beside it; they are never copied here. */
class OrderBodyShapeTest {

    private static final Path SAMPLES = Path
            .of(System.getProperty("waybill.facts", "../../shared/apis"), "data", "shopify");

    /** Whether a field carries something of no interest to any receiver of ours: its inner shape is not compared. */
    private static final Set<String> NOT_COMPARED = Set.of("/billing_address", "/client_details",
            "/customer/default_address", "/customer/email_marketing_consent", "/customer/sms_marketing_consent",
            "/customer/created_at", "/customer/updated_at", "/payment_terms", "/refunds");

    private final Map<String, Set<String>> official = new TreeMap<>();
    private final Map<String, Set<String>> ours = new TreeMap<>();

    @BeforeEach
    void read_samples() throws Exception {
        if (!Files.isDirectory(SAMPLES)) {
            System.out.println("skipped: no official samples at " + SAMPLES.toAbsolutePath().normalize());
        }
        assumeTrue(Files.isDirectory(SAMPLES));
        JsonMapper json = JsonMapper.shared();
        JsonNode rest = json.readTree(Files.readString(SAMPLES.resolve("rest-samples/order.test_8.json")));
        walk("", rest.at("/response").findValue("order"), official);
        walk("", json.readTree(Files.readString(SAMPLES.resolve("orders-create.pos.synthetic.json"))), official);
        walk("", json.readTree(Files.readString(SAMPLES.resolve("orders-create.web.synthetic.json"))), official);
        for (ShopOrder order : versions()) {
            walk("", OrderBody.of(shop(), order).json(), ours);
        }
    }

    @Test
    void every_field_the_shop_sends_is_in_ours() {
        Set<String> missing = new TreeSet<>(official.keySet());
        missing.removeAll(ours.keySet());
        missing.removeIf(path -> path.contains("tax_lines[]") || path.contains("discount_")
                || path.contains("properties[]") || path.contains("note_attributes[]")
                || path.contains("/receipt/") || path.startsWith("/refunds"));
        assertThat(missing).isEmpty();
    }

    @Test
    void every_field_of_ours_is_one_of_the_shops_and_has_its_type() {
        Map<String, String> different = new TreeMap<>();
        ours.forEach((path, types) -> {
            Set<String> theirs = official.getOrDefault(path, Set.of());
            boolean same = types.stream()
                    .allMatch(type -> theirs.contains(type) || theirs.equals(Set.of("NULL"))
                            || "NULL".equals(type));
            if (theirs.isEmpty() || !same) {
                different.put(path, types + " where the shop has " + theirs);
            }
        });
        // The real shop sends this one since its pickup points, the samples are older.
        different.remove("/shipping_lines[]/delivery_category");
        assertThat(different).isEmpty();
    }

    private static List<ShopOrder> versions() {
        Counter counter = new Counter(shop());
        ShopOrder shipped = sold(sale(MARKING, DeliveryMethod.SHIPPING, new Item("TEA", 2), new Item("CUP", 1)));
        Tracking tracking = new Tracking("UPS", "1Z1", "https://tracking.example/1Z1");
        ShopOrder pickup = sold(sale(NOT_MARKING, DeliveryMethod.PICK_UP, new Item("CARD", 2)));
        return List.of(shipped, pickup, order(counter.decide(pickup, new Cancel("staff"), NOON)),
                order(counter.decide(shipped, new Fulfill(List.of(new Item("TEA", 1)), tracking), NOON)),
                sold(sale(MARKING, DeliveryMethod.RETAIL, new Item("TEA", 1))));
    }

    private static void walk(String path, JsonNode node, Map<String, Set<String>> into) {
        if (NOT_COMPARED.contains(path)) {
            return;
        }
        if (!path.isEmpty()) {
            into.computeIfAbsent(path, key -> new TreeSet<>()).add(node.getNodeType().name());
        }
        if (node.isObject()) {
            node.properties().forEach(field -> walk(path + "/" + field.getKey(), field.getValue(), into));
        }
        node.values().stream().filter(inner -> node.isArray()).forEach(inner -> walk(path + "[]", inner, into));
    }
}
