package io.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.ArchivePolicy;
import io.waybill.orders.order.CancelWindow;
import io.waybill.orders.order.Channel;
import io.waybill.orders.order.Decision.Granted;
import io.waybill.orders.order.FulfillmentOrder;
import io.waybill.orders.order.Line;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderDecider;
import io.waybill.orders.order.OrderFixture;
import io.waybill.orders.order.Units;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** With the rules and limits that the service comes with: Amazon takes 100 lines and 250 units at a time. */
class RoutingLimitsTest {

    @Test
    void a_hundred_and_one_lines_become_two_fulfillment_orders() throws IOException {
        var lines = IntStream.rangeClosed(1, 101)
                .mapToObj(n -> OrderFixture.line("%03d".formatted(n), "FBA-" + n, 1))
                .toArray(Line[]::new);
        var shares = placed(lines).fulfillmentOrders();
        assertThat(shares).extracting(FulfillmentOrder::channel).containsExactly(Channel.FBA, Channel.FBA);
        assertThat(shares).extracting(f -> f.asked().lines().size()).containsExactly(100, 1);
    }

    @Test
    void six_hundred_units_of_one_line_become_three_fulfillment_orders() throws IOException {
        var order = placed(OrderFixture.line("1", "FBA-CUP", 600));
        assertThat(order.fulfillmentOrders()).extracting(FulfillmentOrder::asked)
                .containsExactly(Units.of("1", 250), Units.of("1", 250), Units.of("1", 100));
        assertThat(order.requested()).isEqualTo(Units.of("1", 600));
    }

    @Test
    void as_much_as_amazon_takes_is_one_fulfillment_order() throws IOException {
        var lines = IntStream.rangeClosed(1, 100)
                .mapToObj(n -> OrderFixture.line("" + n, "FBA-" + n, n <= 50 ? 2 : 3))
                .toArray(Line[]::new);
        assertThat(placed(lines).fulfillmentOrders()).singleElement()
                .satisfies(f -> assertThat(f.asked().total()).isEqualTo(250));
    }

    private static Order placed(Line... lines) throws IOException {
        var decision = new OrderDecider(defaults().router(), ArchivePolicy.NEVER, CancelWindow.NONE).decide(Order
                .unknown(OrderFixture.ID),
                OrderFixture.placed(lines));
        assertThat(decision).isInstanceOf(Granted.class);
        return ((Granted) decision).after();
    }

    private static RoutingProperties defaults() throws IOException {
        var file = new YamlPropertySourceLoader().load("defaults", new ClassPathResource("application.yml"));
        return new Binder(ConfigurationPropertySources.from(List.copyOf(file))).bindOrCreate("waybill.routing",
                RoutingProperties.class);
    }
}
