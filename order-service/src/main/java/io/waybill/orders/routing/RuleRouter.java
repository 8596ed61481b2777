package io.waybill.orders.routing;

import io.waybill.orders.order.Channel;
import io.waybill.orders.order.Content;
import io.waybill.orders.order.Line;
import io.waybill.orders.order.Router;
import io.waybill.orders.order.Units;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.nio.charset.StandardCharsets;

/** Gives every line to the channel of the first rule that fits, in portions that the channel takes. */
public final class RuleRouter implements Router {

    private final List<RoutingRule> rules;
    private final Map<Channel, ChannelTerms> terms;
    private final List<AutoRequest> autoRequests;
    private final List<PaymentTerms> payments;
    private final String rulesVersion;

    /**
     * Of {@code autoRequests} and {@code payments} the first that fits wins; where none does, the channel is asked at
     * once, and the usual payments are enough.
     */
    public RuleRouter(List<RoutingRule> rules, Map<Channel, ChannelTerms> terms, List<AutoRequest> autoRequests,
            List<PaymentTerms> payments) {
        this.rules = List.copyOf(rules);
        this.terms = Map.copyOf(terms);
        this.autoRequests = List.copyOf(autoRequests);
        this.payments = List.copyOf(payments);
        // How a channel is asked is left out: it never lets a line go that is blocked.
        var text = this.rules + new TreeMap<>(this.terms).toString() + this.payments + PaymentTerms.DEFAULT;
        this.rulesVersion = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public String rulesVersion() {
        return rulesVersion;
    }

    @Override
    public Plan plan(Content content, Units open, Map<String, Set<Channel>> avoid) {
        var byChannel = new EnumMap<Channel, SortedMap<String, Integer>>(Channel.class);
        var reasons = new TreeMap<String, String>();
        for (var line : content.lines()) {
            var quantity = open.at(line.lineId());
            if (quantity == 0) continue;
            var refused = avoid.getOrDefault(line.lineId(), Set.of());
            channelFor(content, line, refused).ifPresentOrElse(
                    channel -> byChannel.computeIfAbsent(channel, _ -> new TreeMap<>()).put(line.lineId(), quantity),
                    () -> reasons.put(line.lineId(), reason(content, line, refused)));
        }
        var shares = new ArrayList<Share>();
        byChannel.forEach((channel, units) -> shares.addAll(shares(content, channel, new Units(units))));
        return new Plan(List.copyOf(shares), reasons);
    }

    @Override
    public List<Share> shares(Content content, Channel channel, Units units) {
        var asked = isAskedAtOnce(content, channel);
        var limit = terms.getOrDefault(channel, ChannelTerms.DEFAULT);
        var portions = new ArrayList<Share>();
        var rest = units;
        while (!rest.isNone()) {
            var portion = firstPortion(rest, limit);
            portions.add(new Share(channel, portion, limit.handlingTime(), asked));
            rest = rest.minus(portion);
        }
        return portions;
    }

    @Override
    public Optional<String> whyUnpaid(Content content) {
        var terms = payments.stream().filter(t -> t.fits(content.store())).findFirst().orElse(PaymentTerms.DEFAULT);
        return terms.suffices(content.paymentStatus())
                ? Optional.empty()
                : Optional.of("its payment is %s, and store %s fulfills what is %s".formatted(content.paymentStatus(),
                        content.store(), terms.enough()));
    }

    private Optional<Channel> channelFor(Content content, Line line, Set<Channel> refused) {
        return rules.stream()
                .filter(rule -> !refused.contains(rule.channel()) && rule.fits(content, line))
                .map(RoutingRule::channel)
                .findFirst();
    }

    private static String reason(Content content, Line line, Set<Channel> refused) {
        var where = content.countryCode().isEmpty() ? "" : " to " + content.countryCode();
        var what = "line %s: no routing rule for sku '%s', vendor '%s'%s".formatted(line.lineId(), line.sku(),
                line.vendor(), where);
        return refused.isEmpty()
                ? what
                : what + " besides " + refused.stream().sorted().toList() + ", which refused it";
    }

    private boolean isAskedAtOnce(Content content, Channel channel) {
        return autoRequests.stream()
                .filter(auto -> auto.fits(content.store(), channel))
                .findFirst()
                .map(AutoRequest::on)
                .orElse(true);
    }

    private static Units firstPortion(Units units, ChannelTerms limit) {
        var portion = new TreeMap<String, Integer>();
        var room = limit.unitsMax();
        for (var line : units.lines()) {
            if (room == 0 || portion.size() == limit.linesMax()) break;
            var taken = Math.min(room, units.at(line));
            portion.put(line, taken);
            room -= taken;
        }
        return new Units(portion);
    }
}
