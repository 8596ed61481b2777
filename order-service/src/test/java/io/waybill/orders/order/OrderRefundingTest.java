package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.cancelled;
import static io.waybill.orders.order.OrderFixture.cancelledAtSource;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.stopped;
import static io.waybill.orders.order.OrderFixture.tooLate;
import static io.waybill.orders.order.OrderScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OrderRefundingTest {

    private static final RefundTerms WITH_FEE = new RefundTerms(null, new BigDecimal("15"));
    private static final RefundTerms PARTIAL = new RefundTerms(new BigDecimal("10.00"), BigDecimal.ZERO);

    @Test
    void nothing_is_stated_before_every_channel_has_answered() {
        given(placed(line("1", "XYZ", 1), line("2", "DS-MUG", 2)), cancelled())
                .then(order -> assertThat(order.cancelled()).isEqualTo(Units.of("1", 1)))
                .then(stated("0", "0", "0"))
                .when(stopped(F1, 1, "2", 2))
                .then(stated("37.50", "0", "37.50"));
    }

    @Test
    void only_what_was_stopped_is_due() {
        given(placed(line("1", "XYZ", 1), line("2", "DS-MUG", 2)), cancelled()).when(tooLate(F1, 1, "2", 2))
                .then(stated("12.50", "0", "12.50"));
    }

    @Test
    void the_fee_is_kept() {
        given(placed(priced("1", "XYZ", 3, "9.99"))).when(cancelled(Units.of("1", 1), WITH_FEE))
                .then(stated("9.99", "1.50", "8.49"));
    }

    @Test
    void a_partial_refund_is_a_limit() {
        given(placed(line("1", "XYZ", 2))).when(cancelled(Units.NONE, PARTIAL))
                .then(stated("25.00", "0", "10.00"))
                .then(order -> assertThat(statement(order).withheld()).isEqualByComparingTo("15.00"));
        given(placed(priced("1", "XYZ", 1, "4.00"))).when(cancelled(Units.NONE, PARTIAL))
                .then(stated("4.00", "0", "4.00"));
    }

    @Test
    void the_price_is_that_of_when_it_was_cancelled() {
        var dearer = snapshot(2, content(DeliveryMethod.SHIPPING, priced("1", "DS-MUG", 2, "99.00")));
        given(placed(line("1", "DS-MUG", 2)), cancelled(), dearer).when(stopped(F1, 1, "1", 2))
                .then(stated("25.00", "0", "25.00"));
    }

    @Test
    void what_comes_back_later_is_stated_in_addition() {
        given(placed(line("1", "XYZ", 1), line("2", "DS-MUG", 1)), cancelled(Units.NONE, WITH_FEE))
                .when(tooLate(F1, 1, "2", 1))
                .then(stated("12.50", "1.88", "10.62"))
                .when(OrderFixture.update(F1, 2, FulfillmentOrderStatus.REJECTED))
                .then(stated("25.00", "3.75", "21.25"));
    }

    @Test
    void what_is_added_to_a_cancelled_order_was_never_charged() {
        given(placed(line("1", "XYZ", 2)), cancelled())
                .when(snapshot(2, content(DeliveryMethod.SHIPPING, line("1", "XYZ", 5))))
                .then(order -> assertThat(order.isFinished()).isTrue())
                .then(stated("25.00", "0", "25.00"));
    }

    @Test
    void a_limit_is_paid_in_whole_coins() {
        var odd = new RefundTerms(new BigDecimal("10.0099"), BigDecimal.ZERO);
        given(placed(line("1", "XYZ", 2))).when(cancelled(Units.NONE, odd)).then(stated("25.00", "0", "10.00"));
    }

    @Test
    void a_cancel_at_the_source_is_refunded_there() {
        given(placed(line("1", "XYZ", 1))).when(cancelledAtSource(snapshot(2, content(DeliveryMethod.SHIPPING, line("1",
                "XYZ", 1))))).then(order -> assertThat(order.cancels().cases()).isEmpty()).thenFinished();
    }

    @Test
    void coins_are_those_of_the_currency() {
        assertThat(Money.inCoins(new BigDecimal("10.5"), "JPY")).isEqualByComparingTo("11");
        assertThat(Money.inCoins(new BigDecimal("10.005"), "USD")).isEqualByComparingTo("10.01");
        assertThat(Money.inCoins(new BigDecimal("10.0005"), "KWD")).isEqualByComparingTo("10.001");
        assertThat(Money.inCoins(new BigDecimal("10.005"), "???")).isEqualByComparingTo("10.01");
    }

    /** After each step {@link OrderScenario#when} checks that value = refund + fee + withheld. */
    @Property(tries = 500)
    void no_cent_is_lost_however_an_order_is_cancelled(@ForAll long seed, @ForAll @IntRange(max = 10_000) int feeBp,
            @ForAll @IntRange(min = 1, max = 999_999) int price) {
        var random = new Random(seed);
        var terms = new RefundTerms(null, BigDecimal.valueOf(feeBp, 2));
        var order = given(placed(priced("1", "XYZ", 9, BigDecimal.valueOf(price, 2).toPlainString())));
        while (!order.order().open().isNone()) {
            var units = Units.of("1", 1 + random.nextInt(order.order().open().at("1")));
            order.when(cancelled(units, terms));
        }
        var cases = order.order().cancels().cases();
        var value = cases.stream().map(c -> c.stated().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
        var parts = cases.stream()
                .map(c -> c.stated().refund().add(c.stated().restockingFee()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(value).isEqualByComparingTo(BigDecimal.valueOf(9L * price, 2));
        assertThat(parts).isEqualByComparingTo(value);
    }

    private static Line priced(String id, String sku, int quantity, String price) {
        return new Line(id, sku, "", "", quantity, new BigDecimal(price), true);
    }

    private static RefundStatement statement(Order order) {
        return order.cancels().cases().getFirst().stated();
    }

    private static Consumer<Order> stated(String value, String fee, String refund) {
        return order -> {
            assertThat(statement(order).value()).isEqualByComparingTo(value);
            assertThat(statement(order).restockingFee()).isEqualByComparingTo(fee);
            assertThat(statement(order).refund()).isEqualByComparingTo(refund);
        };
    }
}
