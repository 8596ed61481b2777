package io.waybill.orders.announcing;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.CancelTerms;
import io.waybill.orders.order.CancelWish;
import io.waybill.orders.order.Cancellation;
import io.waybill.orders.order.Edits;
import io.waybill.orders.order.RecipientField;
import io.waybill.orders.order.Cause;
import io.waybill.orders.order.Channel;
import io.waybill.orders.order.ChannelReport;
import io.waybill.orders.order.Content;
import io.waybill.orders.order.DeliveryMethod;
import io.waybill.orders.order.FulfillmentOrderStatus;
import io.waybill.orders.order.FulfillmentStatus;
import io.waybill.orders.order.LineVerdict;
import io.waybill.orders.order.OrderFact;
import io.waybill.orders.order.OrderFixture;
import io.waybill.orders.order.Owner;
import io.waybill.orders.order.PaymentBlock;
import io.waybill.orders.order.PaymentStatus;
import io.waybill.orders.order.Problem;
import io.waybill.orders.order.Rescheduling;
import io.waybill.orders.order.RefundStatement;
import io.waybill.orders.order.RefundTerms;
import io.waybill.orders.order.Resolution;
import io.waybill.orders.order.Shipment;
import io.waybill.orders.order.ShipmentId;
import io.waybill.orders.order.Units;
import io.waybill.orders.order.Verdict;
import io.waybill.orders.order.Wish;
import io.waybill.schemas.OrderEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactRecordsTest {

    private static final ShipmentId S1 = new ShipmentId(OrderFixture.F1, 1);
    private static final Cause CAUSE = new Cause(Cause.Kind.UPDATE, OrderFixture.F1.toString(), 7L);

    private static final CancelWish WISH = new CancelWish(2, false, List.of(new CancelWish.CancelLine("1", 2, 3,
            new BigDecimal("12.5"))), "USD", new CancelTerms("INVENTORY", "sold out", true, new RefundTerms(
                    new BigDecimal(
                            "10"), new BigDecimal("15.25"))), "olga", OrderFixture.NOON);
    private static final CancelWish WHOLE = new CancelWish(3, true, List.of(), "JPY", new CancelTerms("FRAUD", "",
            false,
            RefundTerms.FULL), "olga", OrderFixture.NOON);

    static Stream<OrderFact> facts() {
        var content = OrderFixture.content(DeliveryMethod.SHIPPING, OrderFixture.line("1", "DS-MUG", 2));
        var report = new ChannelReport(FulfillmentOrderStatus.IN_PROGRESS, List.of("8123"),
                List.of(new ChannelReport.Unfulfillable("1", 1, "sold out")),
                List.of(new LineVerdict("1", 1, Verdict.TOO_LATE)),
                new Problem("UNPAID", "pay it", Owner.STAFF, OrderFixture.NOON), 12);
        var shipment = new Shipment(S1, OrderFixture.parcel("a", "1", 2), "olga");
        var later = OrderFixture.content(DeliveryMethod.SHIPPING, PaymentStatus.PENDING, OrderFixture.NOON);
        return Stream.of(new OrderFact.OrderReceived(content, 1), new OrderFact.OrderChanged(later, 2),
                new OrderFact.OrderChanged(authorized(later), 3),
                new OrderFact.OrderChanged(content, 2),
                new OrderFact.RecipientChanged(3),
                new OrderFact.OrderEdited(new Edits(new TreeMap<>(Map.of("1", new Edits.Quantity(2, 3))), null),
                        "olga"),
                new OrderFact.OrderEdited(new Edits(new TreeMap<>(), new Edits.Country("GB", "")), "olga"),
                new OrderFact.RecipientEdited(new TreeSet<>(Set.of(RecipientField.CITY)), "olga"),
                new OrderFact.EditOverruled(new TreeSet<>(Set.of("1")), new TreeSet<>(Set.of(RecipientField.EMAIL))),
                new OrderFact.OrderCancelled(new Cancellation("FRAUD", "called", "olga", OrderFixture.NOON)),
                new OrderFact.CancelAsked(WISH), new OrderFact.CancelAsked(WHOLE),
                new OrderFact.RefundStated(2, new RefundStatement(Units.of("1", 2), new BigDecimal("25.0001"),
                        new BigDecimal("25"),
                        new BigDecimal("3.75"), new BigDecimal("10"))),
                new OrderFact.UnitsCancelled(Units.of("1", 2)),
                new OrderFact.UnitsTakenBack(OrderFixture.F2, Units.of("1", 2), "olga"),
                new OrderFact.RoutingBlocked("v1", new TreeMap<>(Map.of("1", "no rule"))),
                new OrderFact.PaymentAwaited(new PaymentBlock("v1", PaymentStatus.PENDING, "unpaid")),
                new OrderFact.PaymentAwaitedNoMore(),
                new OrderFact.FulfillmentRescheduled(new Rescheduling(OrderFixture.NOON, null, "olga")),
                new OrderFact.FulfillmentRescheduled(
                        new Rescheduling(OrderFixture.NOON, OrderFixture.NOON.plusSeconds(1), "olga")),
                new OrderFact.OrderHeld(OrderFixture.held("fraud-check").hold()),
                new OrderFact.HoldReleased("fraud-check", "olga"),
                new OrderFact.FulfillmentScheduled(OrderFixture.NOON), new OrderFact.ScheduleEnded(),
                new OrderFact.OrderErased("olga"), new OrderFact.OrderArchived(""), new OrderFact.OrderUnarchived(
                        "olga"),
                new OrderFact.FulfillmentOrderCreated(OrderFixture.F1, Channel.FBA, Units.of("1", 2), false,
                        OrderFixture.NOON),
                new OrderFact.FulfillmentOrderCreated(OrderFixture.F1, Channel.MANUAL, Units.of("1", 2), true, null),
                new OrderFact.FulfillmentRequested(OrderFixture.F1, Wish.SUBMITTED, 8, null),
                new OrderFact.FulfillmentRequested(OrderFixture.F1, Wish.CANCELLED, 9,
                        new Resolution(Resolution.Kind.ADOPT, "8123,8124", "olga", OrderFixture.NOON)),
                new OrderFact.FulfillmentOrderUpdated(OrderFixture.F1, report, 7),
                new OrderFact.ShipmentRecorded(shipment), new OrderFact.ShipmentChanged(shipment),
                new OrderFact.ShipmentCancelled(S1, true, "olga"),
                new OrderFact.FulfillmentStatusChanged(FulfillmentStatus.UNFULFILLED, FulfillmentStatus.NEUTRAL));
    }

    private static Content authorized(Content c) {
        return new Content(c.platform(), c.store(), c.externalId(), c.name(), c.salesChannel(), c.locationId(),
                c.delivery(), c.countryCode(), c.placedAt(), c.fulfillAt(), c.currency(), PaymentStatus.AUTHORIZED,
                OrderFixture.NOON, c.test(), c.tags(), c.lines());
    }

    @ParameterizedTest
    @MethodSource("facts")
    void a_fact_read_back_from_its_bytes_is_the_fact(OrderFact fact) throws IOException {
        var record = FactRecords.toRecord(OrderFixture.ID, 4, OrderFixture.NOON, CAUSE, fact);
        var read = OrderEvent.fromByteBuffer(record.toByteBuffer());
        assertThat(FactReader.fact(read)).isEqualTo(fact);
        assertThat(FactReader.cause(read)).isEqualTo(CAUSE);
        assertThat(read.getSequence()).isEqualTo(4);
        assertThat(read.getAt()).isEqualTo(OrderFixture.NOON);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void exactly_the_field_named_by_the_type_is_filled(OrderFact fact) {
        var record = FactRecords.toRecord(OrderFixture.ID, 4, OrderFixture.NOON, CAUSE, fact);
        var filled = record.getSchema()
                .getFields()
                .stream()
                .filter(f -> f.schema().isUnion() && record.get(f.pos()) != null)
                .map(f -> Character.toUpperCase(f.name().charAt(0)) + f.name().substring(1))
                .toList();
        assertThat(filled).containsExactly(record.getType());
    }

    @Test
    void every_kind_of_fact_is_tried() {
        assertThat(facts().map(Object::getClass).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(OrderFact.class.getPermittedSubclasses()));
    }
}
