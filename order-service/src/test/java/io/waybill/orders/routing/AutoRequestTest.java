package io.waybill.orders.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.orders.order.Channel;
import io.waybill.orders.order.DeliveryMethod;
import io.waybill.orders.order.OrderFixture;
import io.waybill.orders.order.Router.Share;
import io.waybill.orders.order.Units;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AutoRequestTest {

    private static final List<RoutingRule> RULES = List.of(OrderFixture.rule(Channel.DROPSHIP, "DS-*"),
            OrderFixture.rule(Channel.FBA, "*"));

    @Test
    void every_channel_is_asked_at_once_unless_told_otherwise() {
        assertThat(asked()).isEqualTo(Map.of(Channel.DROPSHIP, true, Channel.FBA, true));
        assertThat(asked(new AutoRequest("elsewhere", null, false)))
                .isEqualTo(Map.of(Channel.DROPSHIP, true, Channel.FBA, true));
    }

    @Test
    void a_channel_of_a_store_can_be_left_to_people() {
        assertThat(asked(new AutoRequest("main", Channel.FBA, false)))
                .isEqualTo(Map.of(Channel.DROPSHIP, true, Channel.FBA, false));
    }

    @Test
    void the_first_that_fits_wins() {
        assertThat(asked(new AutoRequest("main", Channel.FBA, true), new AutoRequest("", null, false)))
                .isEqualTo(Map.of(Channel.DROPSHIP, false, Channel.FBA, true));
    }

    @Test
    void how_a_channel_is_asked_makes_no_other_rules_of_the_same_ones() {
        assertThat(router(new AutoRequest("", null, false)).rulesVersion()).isEqualTo(router().rulesVersion());
    }

    @Test
    void the_merchants_own_hands_and_tills_are_never_requested_by_people() {
        for (var channel : List.of(Channel.MANUAL, Channel.POS)) {
            assertThatThrownBy(() -> new AutoRequest("", channel, false)).hasMessageContaining(channel.name())
                    .hasMessageContaining("waybill.routing.auto-request");
        }
    }

    private static Map<Channel, Boolean> asked(AutoRequest... autoRequests) {
        var content = OrderFixture.content(DeliveryMethod.SHIPPING, OrderFixture.line("1", "DS-MUG", 2),
                OrderFixture.line("2", "CUP", 1));
        return router(autoRequests).plan(content, Units.of(Map.of("1", 2, "2", 1)), Map.of())
                .shares()
                .stream()
                .collect(Collectors.toMap(Share::channel, Share::asked));
    }

    private static RuleRouter router(AutoRequest... autoRequests) {
        return new RuleRouter(RULES, Map.of(), List.of(autoRequests), List.of());
    }
}
