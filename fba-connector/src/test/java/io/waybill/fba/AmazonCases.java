package io.waybill.fba;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.waybill.backbone.Backbone;
import io.waybill.fba.mapping.Wishes;
import io.waybill.schemas.Address;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.LineVerdict;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.RequestedLine;
import io.waybill.schemas.ShipmentStatus;
import io.waybill.schemas.UnfulfillableLine;
import io.waybill.schemas.Verdict;
import io.waybill.schemas.Wish;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a wish on a topic to a parcel at the door, over real Kafka and PostgreSQL, at a simulated Amazon. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AmazonCases {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
    private static final List<ShipmentStatus> WAY = List.of(ShipmentStatus.SHIPPED, ShipmentStatus.IN_TRANSIT,
            ShipmentStatus.OUT_FOR_DELIVERY, ShipmentStatus.DELIVERED);

    private final String name;
    final SimulatedAmazon amazon;
    private final Connector connector;

    AmazonCases(String name, Map<String, Object> amazon) {
        this.name = name;
        this.amazon = new SimulatedAmazon("amazon-" + name, amazon);
        this.connector = Connector.start(name, Backbone.shared().createDatabase("fba"), this.amazon,
                Map.of("waybill.fba.quota.permits-per-second", "200", "waybill.fba.quota.burst", "1000"));
    }

    @BeforeAll
    void startsWell() {
        amazon.goesWrong(Map.of());
    }

    @AfterEach
    void goesWellAgain() {
        amazon.goesWrong(Map.of());
    }

    @AfterAll
    void close() {
        connector.close();
        amazon.close();
    }

    @Test
    void two_parcels_from_two_centers_are_followed_to_the_door() {
        var wish = asked(line("1", "CUP", 2), line("2", "POT", 1));

        var told = awaited(wish, AmazonCases::isAllDelivered);

        assertThat(told.getStatus()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
        assertThat(told.getExternalRefs()).containsExactly(wish.getFulfillmentOrderId());
        assertThat(told.getUnfulfillable()).isEmpty();
        assertThat(told.getShipments()).extracting(ReportedShipment::getCarrier, ReportedShipment::getLines)
                .containsExactly(tuple("Amazon Logistics", List.of(new LineQuantity("1", 2))),
                        tuple("UPS", List.of(new LineQuantity("2", 1))));
        assertThat(told.getShipments()).allSatisfy(parcel -> {
            assertThat(parcel.getTrackingNumber()).isNotEmpty();
            assertThat(parcel.getShippedAt()).isNotNull();
        });
        assertThat(FulfillmentUpdates.of(wish.getOrderId())).extracting(FulfillmentUpdate::getStatus)
                .contains(FulfillmentOrderStatus.ACCEPTED, FulfillmentOrderStatus.IN_PROGRESS);
        conserved(wish);
        neverBackwards(wish);
    }

    @Test
    void a_shipment_in_many_packages_and_one_that_a_center_gave_up() {
        var wish = asked(line("1", "TILE", 5), line("2", "FRAGILE", 2));

        var told = awaited(wish, AmazonCases::isAllDelivered);

        assertThat(units(told)).isEqualTo(Map.of("1", 5, "2", 2));
        conserved(wish);
        neverBackwards(wish);
    }

    @Test
    void units_that_amazon_lacks_go_back_to_be_routed() {
        var wish = asked(line("1", "CUP", 2), line("2", "RARE", 3));

        var told = awaited(wish, update -> update.getStatus() == FulfillmentOrderStatus.FULFILLED
                && !update.getShipments().isEmpty());

        assertThat(units(told)).isEqualTo(Map.of("1", 2));
        assertThat(told.getUnfulfillable())
                .extracting(UnfulfillableLine::getLineId, UnfulfillableLine::getQuantity)
                .containsExactly(tuple("2", 3));
        conserved(wish);
    }

    @Test
    void an_order_of_which_amazon_has_nothing_is_rejected() {
        var told = awaited(asked(line("1", "RARE", 3)), AmazonCases::isRejected);
        assertThat(told.getUnfulfillable()).singleElement()
                .satisfies(line -> assertThat(line.getQuantity()).isEqualTo(3));
        assertThat(told.getProblem().getKind()).isEqualTo("REFUSED_BY_CHANNEL");
    }

    @Test
    void what_amazon_or_its_rules_refuse_is_rejected_with_the_reason() {
        var unknownSku = asked(line("1", "NO-SUCH-SKU", 1));
        var noPostalCode = asked(recipient("", "Somewhere"), line("1", "CUP", 1));
        var noPlace = asked(recipient("00000", "Nowhere"), line("1", "CUP", 1));

        assertThat(awaited(unknownSku, AmazonCases::isRejected).getProblem().getDetail()).contains("InvalidInput");
        assertThat(awaited(noPostalCode, AmazonCases::isRejected).getProblem().getDetail())
                .isEqualTo("its shipping address lacks a postal code");
        assertThat(awaited(noPlace, AmazonCases::isRejected).getProblem().getDetail()).contains("invalid");
        assertThat(amazon.effect(noPostalCode.getFulfillmentOrderId())).isEmpty();
    }

    @Test
    void a_cancel_wish_that_is_in_time() {
        var wish = asked(line("1", "SLOW", 2));
        awaited(wish, update -> update.getStatus() == FulfillmentOrderStatus.ACCEPTED);

        cancel(wish);

        var told = awaited(wish, update -> update.getStatus() == FulfillmentOrderStatus.CANCELLED);
        assertThat(told.getVerdicts()).containsExactly(new LineVerdict("1", 2, Verdict.STOPPED));
        assertThat(told.getUnfulfillable()).isEmpty();
        assertThat(effect(wish, "status")).isEqualTo("Cancelled");
    }

    @Test
    void a_cancel_wish_that_is_too_late() {
        var wish = asked(line("1", "FAST", 2));
        awaited(wish, update -> update.getStatus() == FulfillmentOrderStatus.IN_PROGRESS);

        cancel(wish);

        var told = awaited(wish, update -> !update.getVerdicts().isEmpty() && isAllDelivered(update));
        assertThat(told.getVerdicts()).containsExactly(new LineVerdict("1", 2, Verdict.TOO_LATE));
        assertThat(told.getStatus()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"answerLost", "failedAfter"})
    void an_order_whose_answer_got_lost_is_made_once(String fault) {
        amazon.goesWrong(Map.of(fault, 1.0));
        var wish = asked(line("1", "CUP", 1));
        await().atMost(LONG_ENOUGH).until(() -> amazon.effect(wish.getFulfillmentOrderId()).isPresent());
        awaited(wish, update -> update.getProblem() != null
                && update.getProblem().getKind().equals("OUTCOME_UNKNOWN"));

        amazon.goesWrong(Map.of());

        awaited(wish, AmazonCases::isAllDelivered);
        assertThat(effect(wish, "calls")).isEqualTo("1");
        assertThat(effect(wish, "created")).isEqualTo("1");
    }

    @Test
    void an_order_that_never_arrived_is_sent_again_once_that_is_certain() {
        amazon.goesWrong(Map.of("failedBefore", 1.0));
        var wish = asked(line("1", "CUP", 1));
        awaited(wish, update -> update.getProblem() != null
                && update.getProblem().getKind().equals("OUTCOME_UNKNOWN"));
        assertThat(amazon.effect(wish.getFulfillmentOrderId())).isEmpty();

        amazon.goesWrong(Map.of());

        awaited(wish, AmazonCases::isAllDelivered);
        assertThat(effect(wish, "created")).isEqualTo("1");
    }

    @Test
    void many_faults_at_once_double_nothing_and_lose_nothing() {
        amazon.goesWrong(Map.of("seed", 7, "throttled", 0.2, "answerLost", 0.1, "failedBefore", 0.05, "failedAfter",
                0.05));
        var wishes = IntStream.range(0, 20).mapToObj(_ -> wish(Wishes.address(), line("1", "CUP", 1))).toList();
        connector.ask(wishes);

        assertThat(wishes).allSatisfy(wish -> {
            assertThat(awaited(wish, AmazonCases::isAllDelivered).getStatus())
                    .isEqualTo(FulfillmentOrderStatus.FULFILLED);
            assertThat(effect(wish, "created")).isEqualTo("1");
            conserved(wish);
        });
        assertThat(amazon.calls("createFulfillmentOrder", "THROTTLED")).isPositive();
    }

    private FulfillmentRequest asked(RequestedLine... lines) {
        return asked(Wishes.address(), lines);
    }

    private FulfillmentRequest asked(Address recipient, RequestedLine... lines) {
        var wish = wish(recipient, lines);
        connector.ask(List.of(wish));
        return wish;
    }

    private FulfillmentRequest wish(Address recipient, RequestedLine... lines) {
        var orderId = UUID.randomUUID().toString().replace("-", "");
        return Wishes.changed(Wishes.wish(lines), wish -> wish.setOrderId(orderId)
                .setFulfillmentOrderId(orderId + "-F1")
                .setStore(name)
                .setRecipient(recipient));
    }

    private void cancel(FulfillmentRequest wish) {
        connector.ask(List.of(Wishes.changed(wish, w -> w.setWish(Wish.CANCELLED).setRevision(2))));
    }

    private static RequestedLine line(String id, String sku, int quantity) {
        return Wishes.line(id, sku, quantity);
    }

    private static Address recipient(String postalCode, String city) {
        return Address.newBuilder(Wishes.address()).setPostalCode(postalCode).setCity(city).build();
    }

    private static FulfillmentUpdate awaited(FulfillmentRequest wish, Predicate<FulfillmentUpdate> wanted) {
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(FulfillmentUpdates.lastIfAny(wish.getOrderId()))
                        .hasValueSatisfying(update -> assertThat(update).matches(wanted)));
        return FulfillmentUpdates.last(wish.getOrderId());
    }

    private String effect(FulfillmentRequest wish, String field) {
        return amazon.effect(wish.getFulfillmentOrderId()).orElseThrow().path(field).asString();
    }

    private static boolean isRejected(FulfillmentUpdate update) {
        return update.getStatus() == FulfillmentOrderStatus.REJECTED;
    }

    private static boolean isAllDelivered(FulfillmentUpdate update) {
        return update.getStatus() == FulfillmentOrderStatus.FULFILLED && !update.getShipments().isEmpty()
                && update.getShipments().stream().allMatch(p -> p.getStatus() == ShipmentStatus.DELIVERED);
    }

    private static Map<String, Integer> units(FulfillmentUpdate update) {
        return update.getShipments()
                .stream()
                .filter(parcel -> parcel.getStatus() != ShipmentStatus.CANCELLED)
                .flatMap(parcel -> parcel.getLines().stream())
                .collect(groupingBy(LineQuantity::getLineId, summingInt(LineQuantity::getQuantity)));
    }

    /** At no time a unit was in two parcels, or both sent and given up. */
    private static void conserved(FulfillmentRequest wish) {
        assertThat(FulfillmentUpdates.of(wish.getOrderId())).isNotEmpty().allSatisfy(update -> {
            var units = new HashMap<>(units(update));
            update.getUnfulfillable()
                    .forEach(line -> units.merge(line.getLineId(), line.getQuantity(), Integer::sum));
            wish.getLines()
                    .forEach(line -> assertThat(units.getOrDefault(line.getLineId(), 0))
                            .isLessThanOrEqualTo(line.getQuantity()));
        });
    }

    /** No parcel was ever told to be less far than before. */
    private static void neverBackwards(FulfillmentRequest wish) {
        var furthest = new HashMap<String, Integer>();
        for (var update : FulfillmentUpdates.of(wish.getOrderId())) {
            for (var parcel : update.getShipments()) {
                var now = WAY.indexOf(parcel.getStatus());
                assertThat(now).as(parcel.toString())
                        .isGreaterThanOrEqualTo(furthest.getOrDefault(parcel.getOutsideKey(), 0));
                furthest.put(parcel.getOutsideKey(), now);
            }
        }
        assertThat(furthest).isNotEmpty();
    }
}
