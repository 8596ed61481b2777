package io.waybill.simulator.shopify;

import io.waybill.simulator.shopify.StaffAction.Address;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The customer, the address and the way the goods take: {@code customer}, {@code shipping_address}, and so on. */
record BuyerBody(ShopOrder order, Money money) {

    void into(ObjectNode node) {
        ShopOrder.Buyer buyer = order.buyer();
        node.put("email", buyer.email() == null ? "" : buyer.email())
                .put("contact_email", buyer.email())
                .putNull("billing_address");
        if (buyer.name() == null && buyer.email() == null) {
            node.putNull("customer");
        } else {
            node.set("customer", customer(buyer));
        }
        Address address = buyer.shippingAddress();
        if (address == null) {
            node.putNull("shipping_address");
        } else {
            node.set("shipping_address", address(address));
        }
        shippingLines(node.putArray("shipping_lines"));
    }

    private ObjectNode customer(ShopOrder.Buyer buyer) {
        long id = Ids.line(order.head().id(), -1);
        ObjectNode customer = JsonNodeFactory.instance.objectNode();
        customer.put("id", id)
                .put("admin_graphql_api_id", "gid://shopify/Customer/" + id)
                .put("email", buyer.email())
                .put("first_name", firstName(buyer.name()))
                .put("last_name", lastName(buyer.name()))
                .put("state", "disabled")
                .put("verified_email", true)
                .put("tax_exempt", false)
                .put("tags", "")
                .put("currency", money.currency())
                .putNull("note")
                .putNull("phone")
                .putNull("multipass_identifier");
        customer.putArray("tax_exemptions");
        return customer;
    }

    private static ObjectNode address(Address address) {
        String country = address.countryCode() == null ? "" : address.countryCode().toUpperCase(Locale.ROOT);
        return JsonNodeFactory.instance.objectNode()
                .put("first_name", firstName(address.name()))
                .put("last_name", lastName(address.name()))
                .put("name", address.name())
                .put("address1", address.address1())
                .put("address2", address.address2())
                .put("city", address.city())
                .put("province", address.province())
                .put("zip", address.zip())
                .put("phone", address.phone())
                .put("country", Locale.of("", country).getDisplayCountry(Locale.ENGLISH))
                .put("country_code", country)
                .putNull("province_code")
                .putNull("company")
                .putNull("latitude")
                .putNull("longitude");
    }

    /** A pickup shows in the shop's REST shape only as a shipping line named like the location. */
    private void shippingLines(ArrayNode lines) {
        switch (order.head().delivery()) {
            case SHIPPING -> shippingLine(lines.addObject(), "Standard", null);
            case PICK_UP -> shippingLine(lines.addObject(), order.head().location().name(),
                    Ids.event("carrier", order.head().location().id(), 0).replace("-", ""));
            case RETAIL -> {
                // Nothing travels.
            }
        }
    }

    private void shippingLine(ObjectNode line, String title, @Nullable String carrier) {
        line.put("id", Ids.fulfillment(order.head().id(), 400))
                .put("title", title)
                .put("code", title)
                .put("carrier_identifier", carrier)
                .put("source", "shopify")
                .put("is_removed", false)
                .putNull("delivery_category")
                .putNull("phone")
                .putNull("requested_fulfillment_service_id");
        money.putWithSet(line, "price", BigDecimal.ZERO);
        money.putWithSet(line, "discounted_price", BigDecimal.ZERO);
        line.putArray("tax_lines");
        line.putArray("discount_allocations");
    }

    private static @Nullable String firstName(@Nullable String name) {
        return name == null || !name.contains(" ") ? null : name.substring(0, name.lastIndexOf(' '));
    }

    private static @Nullable String lastName(@Nullable String name) {
        return name == null ? null : name.substring(name.lastIndexOf(' ') + 1);
    }
}
