package io.waybill.orders.routing;

import io.waybill.orders.order.Channel;
import io.waybill.orders.order.Content;
import io.waybill.orders.order.Line;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A line goes to the channel if it fits every list that is not empty.
 *
 * @param skus patterns in which {@code *} stands for any characters
 * @param vendors as the source names them, upper and lower case alike
 * @param countries two-letter codes of where the goods go
 */
public record RoutingRule(Channel channel, List<String> skus, List<String> vendors, List<String> countries) {

    public RoutingRule {
        skus = List.copyOf(skus);
        vendors = List.copyOf(vendors);
        countries = List.copyOf(countries);
    }

    boolean fits(Content content, Line line) {
        return (skus.isEmpty() || skus.stream().anyMatch(pattern -> matches(pattern, line.sku())))
                && (vendors.isEmpty() || vendors.stream().anyMatch(line.vendor()::equalsIgnoreCase))
                && (countries.isEmpty() || countries.contains(content.countryCode().toUpperCase(Locale.ROOT)));
    }

    private static boolean matches(String pattern, String sku) {
        var quoted = "\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E";
        return Pattern.compile(quoted, Pattern.DOTALL).matcher(sku).matches();
    }
}
