package io.waybill.standalone.demo;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Orders that AliExpress' suppliers send. */
final class SupplierStories {

    static final List<Story> ALL = List.of(
            new Story("an AliExpress order of two suppliers, a tracking number replaced", "FULFILLED",
                    SupplierStories::twoSuppliers),
            new Story("an order of AliExpress and Amazon together", "FULFILLED", SupplierStories::mixed),
            new Story("a supplier order that is left unpaid", "unpaid", SupplierStories::unpaid));

    private SupplierStories() {}

    private static void twoSuppliers(Stage stage) {
        stage.place(SampleOrders.of("DS-MUG", "DS-LAMP"));
        stage.awaitOrder("two orders at AliExpress", order -> refs(order).size() == 2);
        stage.say("one call became two orders at AliExpress: " + refs(stage.order()));
        stage.awaitOrder("a tracking number for both", order -> numbers(order).size() == 2);
        Set<String> first = numbers(stage.order());
        stage.say("tracking numbers: " + first);
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
        stage.awaitOrder("other tracking numbers in the same two parcels",
                order -> numbers(order).size() == 2 && numbers(order).stream().noneMatch(first::contains));
        stage.say("the last-mile carriers' numbers, in the same parcels: " + numbers(stage.order()));
    }

    private static void mixed(Stage stage) {
        stage.place(SampleOrders.of("DS-MUG", "FBA-KETTLE"));
        stage.fulfillmentOrder("DROPSHIP");
        stage.fulfillmentOrder("FBA");
        stage.awaitThat("fulfillmentStatus", "FULFILLED");
    }

    private static void unpaid(Stage stage) {
        stage.place(SampleOrders.of("DS-POSTER"));
        stage.awaitOrder("a blocker that staff own", order -> blocker(order, "kind").equals("UNPAID_AT_SUPPLIER"));
        JsonNode order = stage.order();
        stage.say("it waits for %s: %s".formatted(blocker(order, "owner"), blocker(order, "detail")));
        if (!blocker(order, "owner").equals("STAFF")) {
            throw new StoryFailed("an unpaid order waits for " + blocker(order, "owner") + " instead of STAFF");
        }
    }

    private static String blocker(JsonNode order, String field) {
        return order.path("blocker").path(field).asString("");
    }

    private static Set<String> refs(JsonNode order) {
        return order.path("fulfillmentOrders")
                .path(0)
                .path("externalRefs")
                .valueStream()
                .map(ref -> ref.asString(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> numbers(JsonNode order) {
        return order.path("fulfillmentOrders")
                .path(0)
                .path("shipments")
                .valueStream()
                .map(shipment -> shipment.path("trackingNumber").asString(""))
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
