package io.waybill.orders;

import io.waybill.orders.order.Channel;
import io.waybill.orders.order.PaymentStatus;
import io.waybill.orders.routing.AutoRequest;
import io.waybill.orders.routing.ChannelTerms;
import io.waybill.orders.routing.PaymentTerms;
import io.waybill.orders.routing.RoutingRule;
import io.waybill.orders.routing.RuleRouter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which channel gets which units.
 *
 * @param rules asked from the first to the last; a line that fits none is blocked until one does
 * @param channels what each channel takes at a time, and how long it needs
 * @param autoRequest which channels are asked at once, by store; the first that fits wins
 * @param payment how far an order must be paid, by store; the first that fits wins
 */
@ConfigurationProperties("waybill.routing")
record RoutingProperties(@DefaultValue List<Rule> rules, @DefaultValue Map<Channel, Terms> channels,
        @DefaultValue List<Auto> autoRequest, @DefaultValue List<Payment> payment) {

    /** A line goes to the channel if it fits every list that is not empty; {@code *} in a sku stands for anything. */
    record Rule(Channel channel, @DefaultValue List<String> skus, @DefaultValue List<String> vendors,
            @DefaultValue List<String> countries) {}

    /** Lines and units of one fulfillment order at most, and the time from placing to leaving. */
    record Terms(@DefaultValue("1000") int linesMax, @DefaultValue("1000000") int unitsMax,
            @DefaultValue("2d") Duration handlingTime) {}

    /** Any store, or any channel, unless named. Off: the fulfillment order waits until somebody requests it. */
    record Auto(@DefaultValue("") String store, @Nullable Channel channel, @DefaultValue("true") boolean autoRequest) {}

    /** Any store unless named. */
    record Payment(@DefaultValue("") String store,
            @DefaultValue({"PAID", "PARTIALLY_REFUNDED"}) Set<PaymentStatus> enough) {}

    RuleRouter router() {
        var terms = new EnumMap<Channel, ChannelTerms>(Channel.class);
        channels.forEach((channel, t) -> terms.put(channel, new ChannelTerms(t.linesMax, t.unitsMax, t.handlingTime)));
        return new RuleRouter(rules.stream()
                .map(rule -> new RoutingRule(rule.channel, rule.skus, rule.vendors, rule.countries))
                .toList(), terms,
                autoRequest.stream().map(a -> new AutoRequest(a.store, a.channel, a.autoRequest)).toList(),
                payment.stream().map(p -> new PaymentTerms(p.store, p.enough)).toList());
    }
}
