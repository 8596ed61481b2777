package io.waybill.pos.channel;

import static io.waybill.schemas.FulfillmentOrderStatus.ACCEPTED;
import static io.waybill.schemas.FulfillmentOrderStatus.CANCELLED;
import static io.waybill.schemas.FulfillmentOrderStatus.FULFILLED;
import static io.waybill.schemas.FulfillmentOrderStatus.IN_PROGRESS;
import static io.waybill.schemas.FulfillmentOrderStatus.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.pos.channel.PosDecider.Decision;
import io.waybill.pos.channel.PosDecider.Situation;
import io.waybill.pos.shopify.Body;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.LineVerdict;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.RequestedLine;
import io.waybill.schemas.ShipmentStatus;
import io.waybill.schemas.Verdict;
import io.waybill.schemas.Wish;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The till sold 2 of line 9001 and 1 of line 9002, and all of it is asked of channel POS. */
class PosDeciderByLocationSettingTest {

    enum Arrival {
        UNFULFILLED, PARTLY, FULFILLED, UNDONE;

        Body body() {
            return switch (this) {
                case UNFULFILLED -> Body.saleAtTill();
                case PARTLY -> Body.saleAtTill().fulfilled(71, "success", 9001, 2);
                case FULFILLED -> Body.saleAtTill()
                        .fulfilled(71, "success", 9001, 2)
                        .fulfilled(72, "success", 9002, 1);
                case UNDONE -> Body.saleAtTill()
                        .fulfilled(71, "cancelled", 9001, 2)
                        .fulfilled(72, "cancelled", 9002, 1);
            };
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FOLLOW | UNFULFILLED | NEUTRAL     |
            FOLLOW | PARTLY      | IN_PROGRESS | 71 HANDED_OVER 9001x2
            FOLLOW | FULFILLED   | FULFILLED   | 71 HANDED_OVER 9001x2, 72 HANDED_OVER 9002x1
            FOLLOW | UNDONE      | NEUTRAL     | 71 CANCELLED 9001x2, 72 CANCELLED 9002x1
            ALWAYS | UNFULFILLED | FULFILLED   | sale HANDED_OVER 9001x2 9002x1
            ALWAYS | PARTLY      | FULFILLED   | 71 HANDED_OVER 9001x2, sale HANDED_OVER 9002x1
            ALWAYS | FULFILLED   | FULFILLED   | 71 HANDED_OVER 9001x2, 72 HANDED_OVER 9002x1
            NEVER  | UNFULFILLED | NEUTRAL     |
            NEVER  | PARTLY      | NEUTRAL     |
            NEVER  | FULFILLED   | NEUTRAL     |
            """)
    void what_arrives_is_told_as_the_location_wants(MarkAsFulfilled setting, Arrival arrival,
            FulfillmentOrderStatus status, String parcels) {
        var decision = decide(Wish.SUBMITTED, setting, arrival.body(), List.of());

        assertThat(decision.status()).isEqualTo(status);
        assertThat(shown(decision)).isEqualTo(parcels == null ? "" : parcels);
        assertThat(decision.verdicts()).isEmpty();
    }

    @Test
    void a_fulfillment_that_shows_up_later_for_units_already_told_is_absorbed() {
        var first = decide(Wish.SUBMITTED, MarkAsFulfilled.ALWAYS, Arrival.UNFULFILLED.body(), List.of());
        var later = decide(Wish.SUBMITTED, MarkAsFulfilled.ALWAYS, Arrival.FULFILLED.body(), first.shipments());

        assertThat(later).isEqualTo(first);
    }

    @Test
    void a_parcel_told_stays_though_the_setting_became_never() {
        var first = decide(Wish.SUBMITTED, MarkAsFulfilled.FOLLOW, Arrival.PARTLY.body(), List.of());
        var later = decide(Wish.SUBMITTED, MarkAsFulfilled.NEVER, Arrival.FULFILLED.body(), first.shipments());

        assertThat(shown(later)).isEqualTo("71 HANDED_OVER 9001x2");
        assertThat(later.status()).isEqualTo(IN_PROGRESS);
    }

    @Test
    void a_fulfillment_undone_at_the_till_is_undone_here_in_its_place() {
        var first = decide(Wish.SUBMITTED, MarkAsFulfilled.FOLLOW, Arrival.FULFILLED.body(), List.of());
        var later = decide(Wish.SUBMITTED, MarkAsFulfilled.FOLLOW, Arrival.UNDONE.body()
                .fulfilled(73, "success", 9001, 2), first.shipments());

        assertThat(shown(later)).isEqualTo("71 CANCELLED 9001x2, 72 CANCELLED 9002x1, 73 HANDED_OVER 9001x2");
    }

    @Test
    void more_than_was_asked_for_is_not_ours_to_tell() {
        var decision = decide(Wish.SUBMITTED, MarkAsFulfilled.FOLLOW, Body.saleAtTill()
                .fulfilled(71, "success", 9001, 1)
                .fulfilled(72, "success", 9001, 5), List.of());

        assertThat(shown(decision)).isEqualTo("71 HANDED_OVER 9001x1, 72 HANDED_OVER 9001x1");
    }

    @Test
    void a_sale_to_be_sent_waits_for_its_parcel_even_where_sales_are_always_fulfilled() {
        var toSend = Body.saleAtTill().addressed().shippingLine("{\"id\": 1}");

        assertThat(decide(Wish.SUBMITTED, MarkAsFulfilled.ALWAYS, toSend, List.of()))
                .isEqualTo(new Decision(ACCEPTED, List.of(), List.of()));
        assertThat(shown(decide(Wish.SUBMITTED, MarkAsFulfilled.NEVER, toSend.fulfilled(71, "success", 9001, 2),
                List.of()))).isEqualTo("71 SHIPPED 9001x2");
    }

    @ParameterizedTest
    @CsvSource({"FOLLOW", "ALWAYS", "NEVER"})
    void a_cancel_wish_before_anything_was_handed_over_stops_it(MarkAsFulfilled setting) {
        var decision = decide(Wish.CANCELLED, setting, Arrival.UNFULFILLED.body(), List.of());

        assertThat(decision).isEqualTo(new Decision(CANCELLED, List.of(), List.of(
                new LineVerdict("9001", 2, Verdict.STOPPED), new LineVerdict("9002", 1, Verdict.STOPPED))));
    }

    @Test
    void a_cancel_wish_is_too_late_for_what_the_customer_has() {
        var told = decide(Wish.SUBMITTED, MarkAsFulfilled.ALWAYS, Arrival.UNFULFILLED.body(), List.of());
        var decision = decide(Wish.CANCELLED, MarkAsFulfilled.ALWAYS, Arrival.UNFULFILLED.body(),
                told.shipments());

        assertThat(decision.status()).isEqualTo(FULFILLED);
        assertThat(decision.shipments()).isEqualTo(told.shipments());
        assertThat(decision.verdicts()).containsExactly(new LineVerdict("9001", 2, Verdict.TOO_LATE),
                new LineVerdict("9002", 1, Verdict.TOO_LATE));
    }

    @Test
    void a_cancel_wish_is_answered_unit_by_unit() {
        var decision = decide(Wish.CANCELLED, MarkAsFulfilled.FOLLOW,
                Body.saleAtTill().fulfilled(71, "success", 9001, 1), List.of());

        assertThat(decision.status()).isEqualTo(IN_PROGRESS);
        assertThat(decision.verdicts()).containsExactly(new LineVerdict("9001", 1, Verdict.TOO_LATE),
                new LineVerdict("9001", 1, Verdict.STOPPED), new LineVerdict("9002", 1, Verdict.STOPPED));
    }

    @Test
    void a_sale_nobody_marked_is_neutral_where_no_setting_was_made() {
        assertThat(new Locations(Map.of("1", MarkAsFulfilled.ALWAYS)).settingOf("2"))
                .isEqualTo(MarkAsFulfilled.FOLLOW);
        assertThat(decide(Wish.SUBMITTED, MarkAsFulfilled.FOLLOW, Arrival.UNFULFILLED.body(), List.of()).status())
                .isEqualTo(NEUTRAL);
    }

    @Test
    void what_left_the_shop_belongs_to_the_first_share_that_asks_for_it_and_counts_once() {
        var first = new PosDecider.Share(request(Wish.SUBMITTED, line("9001", 1)), List.of(), false);
        var second = new PosDecider.Share(request(Wish.SUBMITTED, line("9001", 2)), List.of(), false);

        assertThat(decide(List.of(first), second, 1).shipments()).as("one unit, which is the first share's").isEmpty();
        assertThat(decide(List.of(first), second, 2).shipments()).flatExtracting(ReportedShipment::getLines)
                .containsExactly(new LineQuantity("9001", 1));
        assertThat(decide(List.of(), first, 2).shipments()).flatExtracting(ReportedShipment::getLines)
                .containsExactly(new LineQuantity("9001", 1));
    }

    @Test
    void a_share_whose_cancel_was_answered_takes_nothing_more() {
        var closed = new PosDecider.Share(request(Wish.CANCELLED, line("9001", 3)), List.of(), true);
        var second = new PosDecider.Share(request(Wish.SUBMITTED, line("9001", 2)), List.of(), false);

        assertThat(decide(List.of(), closed, 2).status()).isEqualTo(CANCELLED);
        assertThat(decide(List.of(closed), second, 2).status()).isEqualTo(FULFILLED);
    }

    private static Decision decide(List<PosDecider.Share> earlier, PosDecider.Share share, int leftTheShop) {
        var sale = Body.saleAtTill().fulfilled(71, "success", 9001, leftTheShop).order();
        return PosDecider.decide(new Situation(share, earlier, sale, MarkAsFulfilled.FOLLOW));
    }

    private static Decision decide(Wish wish, MarkAsFulfilled setting, Body body, List<ReportedShipment> told) {
        return PosDecider.decide(new Situation(new PosDecider.Share(request(wish), told, false), List.of(), body
                .order(), setting));
    }

    private static FulfillmentRequest request(Wish wish) {
        return request(wish, line("9001", 2), line("9002", 1));
    }

    private static FulfillmentRequest request(Wish wish, RequestedLine... lines) {
        return FulfillmentRequest.newBuilder()
                .setOrderId("o1")
                .setFulfillmentOrderId("o1-F1")
                .setRevision(1)
                .setWish(wish)
                .setPlatform("SHOPIFY")
                .setStore(Body.SHOP)
                .setExternalId("5550002")
                .setOrderName("#1102")
                .setPlacedAt(Instant.EPOCH)
                .setCurrency("USD")
                .setLines(List.of(lines))
                .build();
    }

    private static RequestedLine line(String id, int quantity) {
        return RequestedLine.newBuilder()
                .setLineId(id)
                .setSku("")
                .setQuantity(quantity)
                .setUnitPrice(new BigDecimal("1.0000"))
                .build();
    }

    private static String shown(Decision decision) {
        return decision.shipments()
                .stream()
                .map(parcel -> "%s %s %s".formatted(parcel.getOutsideKey(),
                        status(parcel), parcel.getLines()
                                .stream()
                                .map(PosDeciderByLocationSettingTest::shown)
                                .collect(Collectors.joining(" "))))
                .collect(Collectors.joining(", "));
    }

    private static ShipmentStatus status(ReportedShipment parcel) {
        return parcel.getStatus();
    }

    private static String shown(LineQuantity line) {
        return line.getLineId() + "x" + line.getQuantity();
    }
}
