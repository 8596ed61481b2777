package io.waybill.simulator.amazon.outbound;

import static io.waybill.simulator.amazon.outbound.SellerFixture.body;
import static io.waybill.simulator.amazon.outbound.SellerFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.simulator.shape.Shape;
import io.waybill.simulator.shape.Shape.Field;
import io.waybill.simulator.shape.Shape.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What we answer holds to Amazon's own model, and what we ask of requests is what the model asks. */
class OfficialModelTest {

    /** In the official samples, though not in the model. */
    private static final Set<String> SAMPLES_ONLY = Set.of("Address.email");

    private final SellerFixture seller = new SellerFixture();
    private OfficialModel model;

    @BeforeEach
    void read() throws Exception {
        model = OfficialModel.orSkip();
    }

    @Test
    void orders_of_every_kind_hold_at_every_moment() {
        List<String> ids = new ArrayList<>();
        for (String policy : List.of("FillAllAvailable", "FillAll", "FillOrKill")) {
            ids.add(seller.create(policy, policy, "KETTLE", "TEAPOT", "TILES", "FRAGILE", "RARE"));
        }
        body(seller.orders.create(everything()));
        ids.add("everything");
        ids.add(seller.create("cancelled", "FillOrKill", "SLOW"));
        body(seller.orders.cancel("cancelled"));
        Set<String> seen = new TreeSet<>();
        for (int moment = 0; moment < 100; moment++) {
            for (String id : ids) {
                JsonNode order = body(seller.orders.get(id));
                model.assertHolds("GetFulfillmentOrderResponse", order);
                seen.add(order.at("/payload/fulfillmentOrder/fulfillmentOrderStatus").asString());
                assertUnitsAreKept(order.path("payload"));
                packages(order).forEach(number -> model.assertHolds("GetPackageTrackingDetailsResponse",
                        body(seller.orders.tracking(number))));
            }
            model.assertHolds("ListAllFulfillmentOrdersResponse",
                    body(seller.orders.list(Optional.empty(), Optional.empty())));
            seller.clock.advance(Duration.ofMillis(137));
        }
        assertThat(seen).containsExactlyInAnyOrder("Received", "Planning", "Processing", "Complete",
                "CompletePartialled", "Cancelled", "Unfulfillable");
    }

    @Test
    void requests_that_are_taken_hold_as_well() {
        model.assertHolds("CreateFulfillmentOrderRequest", everything());
        body(seller.orders.create(everything()));
        model.assertHolds("CreateFulfillmentOrderResponse", body(seller.orders.create(
                request("o-1", "FillOrKill", "KETTLE"))));
    }

    @Test
    void the_rules_for_requests_are_those_of_the_model() {
        assertSame("CreateFulfillmentOrderRequest", Requests.CREATE);
        List<String> update = Requests.UPDATE.fields().stream().map(Field::name).toList();
        assertThat(model.definition("UpdateFulfillmentOrderRequest").path("properties").propertyNames())
                .containsAll(update);
    }

    @Test
    void the_model_finds_what_is_wrong() {
        ObjectNode order = (ObjectNode) body(seller.orders.get(seller.create("o-1", "FillOrKill", "KETTLE")));
        order.withObject("payload").withObject("fulfillmentOrder").put("fulfillmentOrderStatus", "Received2");
        assertThatThrownBy(() -> model.assertHolds("GetFulfillmentOrderResponse", order))
                .isInstanceOf(AssertionError.class);
        order.withObject("payload").withObject("fulfillmentOrder").put("fulfillmentOrderStatus", "Received");
        order.withObject("payload").put("more", 1);
        assertThatThrownBy(() -> model.assertHolds("GetFulfillmentOrderResponse", order))
                .isInstanceOf(AssertionError.class);
    }

    private void assertSame(String name, Shape shape) {
        JsonNode official = model.resolved(model.definition(name));
        switch (shape) {
            case Fields fields -> {
                assertThat(fields.fields()
                        .stream()
                        .map(Field::name)
                        .filter(
                                field -> !SAMPLES_ONLY.contains(last(name) + "." + field))).as(name)
                        .containsExactlyInAnyOrderElementsOf(official.path("properties").propertyNames());
                for (Field field : fields.fields()) {
                    assertField(name + "." + field.name(), official, field);
                }
            }
            case Shape.Text text -> assertThat(text.charactersMax()).as(name)
                    .isEqualTo(official.path("maxLength").asInt(0));
            case Shape.OneOf one -> assertThat(one.values()).as(name)
                    .containsExactlyInAnyOrderElementsOf(
                            official.path("enum").valueStream().map(JsonNode::asString).toList());
            case Shape.Whole whole -> assertThat(official.path("type").asString()).as(name).isEqualTo("integer");
            case Shape.Flag flag -> assertThat(official.path("type").asString()).as(name).isEqualTo("boolean");
            case Shape.Moment moment -> assertThat(official.path("format").asString()).as(name)
                    .isEqualTo("date-time");
            case Shape.ListOf list -> assertThat(official.path("type").asString()).as(name).isEqualTo("array");
            case Shape.AnyObject object -> assertThat(official.path("type").asString()).as(name)
                    .isEqualTo("object");
        }
    }

    private void assertField(String path, JsonNode owner, Field field) {
        boolean samplesOnly = owner.path("properties").path(field.name()).isMissingNode();
        if (samplesOnly) {
            return;
        }
        assertThat(field.required()).as(path)
                .isEqualTo(
                        owner.path("required").valueStream().anyMatch(name -> name.asString().equals(field.name())));
        JsonNode property = owner.path("properties").path(field.name());
        String ref = property.path("$ref").asString("");
        switch (field.shape()) {
            case Shape.ListOf list -> {
                JsonNode items = model.resolved(property).path("items");
                String each = items.path("$ref").asString("");
                if (!each.isEmpty()) {
                    assertSame(last(each), list.each());
                }
            }
            default -> {
                if (!ref.isEmpty()) {
                    assertSame(last(ref), field.shape());
                } else if (field.shape() instanceof Shape.Text text) {
                    assertThat(text.charactersMax()).as(path).isEqualTo(property.path("maxLength").asInt(0));
                }
            }
        }
    }

    private static void assertUnitsAreKept(JsonNode order) {
        for (JsonNode item : order.path("fulfillmentOrderItems")) {
            int gone = item.path("cancelledQuantity").asInt() + item.path("unfulfillableQuantity").asInt();
            int shipped = order.path("fulfillmentShipments")
                    .valueStream()
                    .filter(one -> one.path("fulfillmentShipmentStatus").asString().equals("SHIPPED"))
                    .flatMap(one -> one.path("fulfillmentShipmentItem").valueStream())
                    .filter(one -> one.path("sellerFulfillmentOrderItemId")
                            .equals(item.path("sellerFulfillmentOrderItemId")))
                    .mapToInt(one -> one.path("quantity").asInt())
                    .sum();
            assertThat(gone + shipped).isLessThanOrEqualTo(item.path("quantity").asInt());
        }
    }

    private static List<Integer> packages(JsonNode order) {
        return order.at("/payload/fulfillmentShipments")
                .valueStream()
                .flatMap(one -> one.path("fulfillmentShipmentPackage").valueStream())
                .map(one -> one.path("packageNumber").asInt())
                .toList();
    }

    private static ObjectNode everything() {
        ObjectNode request = request("everything", "FillAllAvailable", "KETTLE");
        request.setAll((ObjectNode) JsonMapper.shared().readTree("""
                {"deliveryPreferences":{"deliveryInstructions":"ring twice","dropOffLocation":{"type":"GARAGE"}},
                 "codSettings":{"isCodRequired":false},"shipFromCountryCode":"US",
                 "notificationEmails":["ada@example.com"],
                 "featureConstraints":[{"featureName":"BLANK_BOX","featureFulfillmentPolicy":"NotRequired"}],
                 "paymentInformation":[{"paymentTransactionId":"1","paymentMode":"card",
                   "paymentDate":"2026-11-24T09:00:00Z"}]}"""));
        request.withArray("items").get(0).asObject().setAll((ObjectNode) JsonMapper.shared().readTree("""
                {"giftMessage":"for you","displayableComment":"handle with care",
                 "perUnitPrice":{"currencyCode":"USD","value":"49.00"}}"""));
        return request;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
