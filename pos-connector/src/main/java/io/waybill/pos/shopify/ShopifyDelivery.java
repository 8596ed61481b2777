package io.waybill.pos.shopify;

import io.waybill.schemas.Address;
import io.waybill.schemas.DeliveryMethod;
import io.waybill.schemas.OrderLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the goods reach the customer, which the REST shape does not say in one place. Pure. */
final class ShopifyDelivery {

    private ShopifyDelivery() {}

    static DeliveryMethod of(Json order, List<OrderLine> lines) {
        var shipping = order.optionalObjects("shipping_lines")
                .stream()
                .filter(line -> !line.flag("is_removed", false))
                .toList();
        var addressed = order.object("shipping_address").isPresent();
        if (!shipping.isEmpty()) return shipped(shipping, addressed);
        if (addressed) return DeliveryMethod.SHIPPING;
        if (soldAtTill(order)) return DeliveryMethod.RETAIL;
        return lines.stream().anyMatch(OrderLine::getRequiresShipping) ? DeliveryMethod.UNKNOWN : DeliveryMethod.NONE;
    }

    private static boolean soldAtTill(Json order) {
        return order.optionalId("location_id").isPresent() || order.text("source_name").equals("pos");
    }

    /** A pickup has a shipping line as well, but nowhere to go. */
    private static DeliveryMethod shipped(List<Json> shipping, boolean addressed) {
        var category = shipping.stream()
                .map(line -> line.lenientText("delivery_category").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        if (category.contains("pick")) return DeliveryMethod.PICK_UP;
        if (category.contains("local")) return DeliveryMethod.LOCAL;
        return addressed ? DeliveryMethod.SHIPPING : DeliveryMethod.PICK_UP;
    }

    static Optional<Address> address(Json order) {
        return order.object("shipping_address")
                .map(address -> Address.newBuilder()
                        .setName(name(address))
                        .setAddress1(address.text("address1"))
                        .setAddress2(address.text("address2"))
                        .setCity(address.text("city"))
                        .setProvince(address.text("province"))
                        .setPostalCode(address.text("zip"))
                        .setCountryCode(address.text("country_code").toUpperCase(Locale.ROOT))
                        .setPhone(address.text("phone"))
                        .build());
    }

    private static String name(Json address) {
        var name = address.text("name");
        if (!name.isEmpty()) return name;
        return Stream.of("first_name", "last_name")
                .map(address::text)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
