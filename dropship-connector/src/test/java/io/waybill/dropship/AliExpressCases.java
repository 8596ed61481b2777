package io.waybill.dropship;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.backbone.Backbone;
import io.waybill.dropship.aliexpress.mapping.Wishes;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.LineVerdict;
import io.waybill.schemas.Owner;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.RequestedLine;
import io.waybill.schemas.Resolution;
import io.waybill.schemas.ResolutionKind;
import io.waybill.schemas.ShipmentStatus;
import io.waybill.schemas.UnfulfillableLine;
import io.waybill.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From a wish on a topic to a parcel at the door, over real Kafka and PostgreSQL, at a simulated AliExpress. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AliExpressCases {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
    private static final String REFRESH = "/auth/token/refresh";

    private final String name;
    private final SimulatedAliExpress aliExpress;
    private final Connector connector;

    AliExpressCases(String name, Map<String, Object> changes) {
        this.name = name;
        var all = new HashMap<String, Object>(Map.of("access-token-for", "6s", "refresh-token-for", "10m",
                "calls-per-second", 0));
        all.putAll(changes);
        this.aliExpress = new SimulatedAliExpress("aliexpress-" + name, all);
        this.connector = Connector.start(name, Backbone.shared().createDatabase("dropship"), aliExpress,
                Map.of("waybill.dropship.aliexpress.accounts[0].quota.calls-per-second", "200",
                        "waybill.dropship.aliexpress.accounts[0].quota.burst", "1000"));
    }

    @AfterEach
    void goesWellAgain() {
        aliExpress.goesWrong(Map.of());
    }

    @AfterAll
    void close() {
        connector.close();
        aliExpress.close();
    }

    @Test
    void two_suppliers_send_a_parcel_each_and_replace_its_number() {
        var wish = asked(line("1", "MUG", 2), line("2", "LAMP", 1));

        var told = awaited(wish, AliExpressCases::isAllDelivered);

        assertThat(told.getStatus()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
        assertThat(told.getExternalRefs()).hasSize(2).isEqualTo(aliExpress.orders(id(wish)));
        assertThat(told.getShipments()).hasSize(2).allSatisfy(parcel -> {
            assertThat(parcel.getTrackingNumber()).startsWith("9400");
            assertThat(parcel.getCarrier()).isEqualTo("USPS");
        });
        assertThat(units(told)).isEqualTo(Map.of("1", 2, "2", 1));
        assertThat(FulfillmentUpdates.all(wish.getOrderId())
                .stream()
                .flatMap(update -> update.getShipments().stream())
                .filter(parcel -> parcel.getOutsideKey().equals(told.getShipments().getFirst().getOutsideKey()))
                .map(ReportedShipment::getTrackingNumber)).anySatisfy(number -> assertThat(number).startsWith("LP"));
        assertThat(created(wish)).isEqualTo(1);
    }

    @Test
    void parcels_of_one_order_leave_one_by_one_and_no_unit_counts_twice() {
        var wish = asked(line("1", "CHAIR", 3));

        var told = awaited(wish, AliExpressCases::isAllDelivered);

        assertThat(told.getStatus()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
        assertThat(told.getShipments()).hasSize(3);
        assertThat(FulfillmentUpdates.all(wish.getOrderId())).allSatisfy(update -> assertThat(units(update)
                .getOrDefault("1", 0)).isLessThanOrEqualTo(3));
        assertThat(units(told)).isEqualTo(Map.of("1", 3));
    }

    @Test
    void an_order_that_cannot_be_paid_by_itself_is_for_staff_and_goes_on_once_they_paid() {
        var wish = asked(line("1", "POSTER", 1));

        var unpaid = awaited(wish, hasProblem("UNPAID_AT_SUPPLIER"));
        assertThat(unpaid.getStatus()).isEqualTo(FulfillmentOrderStatus.ACCEPTED);
        assertThat(unpaid.getProblem().getOwner()).isEqualTo(Owner.STAFF);
        assertThat(unpaid.getProblem().getDetail()).contains(unpaid.getExternalRefs().getFirst());
        assertThat(unpaid.getProblem().getDeadline()).isBetween(Instant.now().plus(Duration.ofHours(23)),
                Instant.now().plus(Duration.ofHours(25)));
        aliExpress.byHand(unpaid.getExternalRefs().getFirst(), "pay");

        var told = awaited(wish, AliExpressCases::isAllDelivered);
        assertThat(told.getStatus()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
        assertThat(told.getProblem()).isNull();
        assertThat(created(wish)).isEqualTo(1);
    }

    @Test
    void an_answer_lost_after_it_was_placed_needs_a_person_to_name_the_orders() {
        aliExpress.goesWrong(Map.of("answerLost", 1));
        var wish = asked(line("1", "MUG", 1), line("2", "LAMP", 1));
        await().atMost(LONG_ENOUGH).until(() -> aliExpress.orders(id(wish)).size() == 2);
        aliExpress.goesWrong(Map.of());

        var unknown = awaited(wish, hasProblem("IDS_UNKNOWN"));
        assertThat(unknown.getStatus()).isEqualTo(FulfillmentOrderStatus.ACCEPTED);
        assertThat(unknown.getExternalRefs()).isEmpty();
        assertThat(unknown.getProblem().getOwner()).isEqualTo(Owner.STAFF);
        var orders = aliExpress.orders(id(wish));
        connector.ask(List.of(Wishes.changed(wish, again -> again.setRevision(wish.getRevision() + 1)
                .setResolution(Resolution.newBuilder()
                        .setKind(ResolutionKind.ADOPT)
                        .setExternalRef(String.join(",", orders))
                        .setBy("ada")
                        .setAt(Instant.now())
                        .build()))));

        var told = awaited(wish, AliExpressCases::isAllDelivered);
        assertThat(told.getExternalRefs()).isEqualTo(orders);
        assertThat(told.getStatus()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
        assertThat(told.getProblem()).isNull();
        assertThat(created(wish)).isEqualTo(1);
    }

    @Test
    void an_error_before_it_was_placed_is_repeated_until_exactly_one_is_there() {
        aliExpress.goesWrong(Map.of("failedBefore", 1));
        var wish = asked(line("1", "MUG", 1));
        awaited(wish, hasProblem("OUTCOME_UNKNOWN"));
        assertThat(aliExpress.orders(id(wish))).isEmpty();
        aliExpress.goesWrong(Map.of());

        var told = awaited(wish, AliExpressCases::isAllDelivered);

        assertThat(told.getExternalRefs()).hasSize(1).isEqualTo(aliExpress.orders(id(wish)));
        assertThat(created(wish)).isEqualTo(1);
    }

    @Test
    void what_was_throttled_was_not_placed_and_can_be_stopped_in_time() {
        aliExpress.goesWrong(Map.of("throttled", 1));
        var before = aliExpress.calls("aliexpress.ds.order.create", "THROTTLED");
        var stopped = asked(line("1", "MUG", 1));
        await().atMost(LONG_ENOUGH).until(() -> aliExpress.calls("aliexpress.ds.order.create", "THROTTLED") > before);
        connector.ask(List.of(Wishes.cancelled(stopped)));

        var told = awaited(stopped, update -> update.getStatus() == FulfillmentOrderStatus.CANCELLED);
        assertThat(told.getVerdicts()).containsExactly(new LineVerdict("1", 1, Verdict.STOPPED));
        var other = asked(line("1", "MUG", 1));
        aliExpress.goesWrong(Map.of());
        awaited(other, AliExpressCases::isAllDelivered);
        assertThat(aliExpress.orders(id(stopped))).isEmpty();
        assertThat(created(other)).isEqualTo(1);
    }

    @Test
    void once_placed_it_is_too_late_unless_somebody_cancels_on_the_website() {
        var wish = asked(line("1", "POSTER", 2));
        awaited(wish, hasProblem("UNPAID_AT_SUPPLIER"));
        connector.ask(List.of(Wishes.cancelled(wish)));

        var late = awaited(wish, hasProblem("CANCEL_AT_SUPPLIER"));
        assertThat(late.getVerdicts()).containsExactly(new LineVerdict("1", 2, Verdict.TOO_LATE));
        assertThat(late.getStatus()).isEqualTo(FulfillmentOrderStatus.ACCEPTED);
        aliExpress.byHand(late.getExternalRefs().getFirst(), "cancel");

        var told = awaited(wish, update -> update.getStatus() == FulfillmentOrderStatus.CANCELLED);
        assertThat(told.getVerdicts()).containsExactly(new LineVerdict("1", 2, Verdict.STOPPED));
        assertThat(told.getProblem()).isNull();
    }

    @Test
    void what_a_seller_cancels_goes_back_and_the_rest_is_sent() {
        var wish = asked(line("1", "CLOCK", 2), line("2", "LAMP", 1));

        var told = awaited(wish, update -> isAllDelivered(update) && !update.getUnfulfillable().isEmpty());

        assertThat(told.getStatus()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
        assertThat(told.getUnfulfillable()).containsExactly(new UnfulfillableLine("1", 2, "CANCELED_BY_SELLER"));
        assertThat(units(told)).isEqualTo(Map.of("2", 1));
    }

    @Test
    void what_nobody_sells_or_has_is_refused_with_the_reason() {
        var unmapped = asked(line("1", "GONE", 1));
        var soldOut = asked(line("1", "VASE", 1));

        assertThat(awaited(unmapped, AliExpressCases::isRejected).getProblem().getDetail()).contains("sku GONE");
        assertThat(awaited(soldOut, AliExpressCases::isRejected).getProblem().getDetail()).contains(
                "INVENTORY_HOLD_ERROR");
        assertThat(aliExpress.orders(id(soldOut))).isEmpty();
    }

    @Test
    void orders_go_on_while_tokens_rotate() {
        var before = aliExpress.calls(REFRESH, "ANSWERED");
        await().atMost(LONG_ENOUGH).until(() -> aliExpress.calls(REFRESH, "ANSWERED") >= before + 3);

        var told = awaited(asked(line("1", "MUG", 1)), AliExpressCases::isAllDelivered);

        assertThat(told.getStatus()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
        assertThat(aliExpress.calls(REFRESH, "REFUSED")).isZero();
    }

    private FulfillmentRequest asked(RequestedLine... lines) {
        var orderId = UUID.randomUUID().toString().replace("-", "");
        var wish = Wishes.changed(Wishes.wish(lines), one -> one.setOrderId(orderId)
                .setFulfillmentOrderId(orderId + "-F1")
                .setRevision(1)
                .setStore(name));
        connector.ask(List.of(wish));
        return wish;
    }

    private static RequestedLine line(String id, String sku, int quantity) {
        return Wishes.line(id, sku, quantity);
    }

    private static FulfillmentUpdate awaited(FulfillmentRequest wish, Predicate<FulfillmentUpdate> condition) {
        return await().atMost(LONG_ENOUGH)
                .until(() -> FulfillmentUpdates.all(wish.getOrderId()),
                        all -> !all.isEmpty() && condition.test(all.getLast()))
                .getLast();
    }

    private long created(FulfillmentRequest wish) {
        return aliExpress.effect(id(wish)).orElseThrow().path("created").asLong();
    }

    private static String id(FulfillmentRequest wish) {
        return wish.getFulfillmentOrderId();
    }

    private static Predicate<FulfillmentUpdate> hasProblem(String kind) {
        return update -> update.getProblem() != null && update.getProblem().getKind().equals(kind);
    }

    private static boolean isRejected(FulfillmentUpdate update) {
        return update.getStatus() == FulfillmentOrderStatus.REJECTED;
    }

    private static boolean isAllDelivered(FulfillmentUpdate update) {
        return update.getStatus() == FulfillmentOrderStatus.FULFILLED && update.getShipments()
                .stream()
                .allMatch(parcel -> parcel.getStatus() == ShipmentStatus.DELIVERED);
    }

    private static Map<String, Integer> units(FulfillmentUpdate update) {
        return update.getShipments()
                .stream()
                .filter(parcel -> parcel.getStatus() != ShipmentStatus.CANCELLED)
                .flatMap(parcel -> parcel.getLines().stream())
                .collect(groupingBy(LineQuantity::getLineId, summingInt(LineQuantity::getQuantity)));
    }
}
