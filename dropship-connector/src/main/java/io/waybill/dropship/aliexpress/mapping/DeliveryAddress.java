package io.waybill.dropship.aliexpress.mapping;

import io.waybill.schemas.Address;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A recipient as AliExpress wants to read one. What it would refuse is named without quoting it. */
final class DeliveryAddress {

    private static final Set<String> REQUIRED = Set.of("name", "address1", "city", "country");
    private static final Map<String, String> PERSONAL_NUMBER = Map.of("BR", "tax number (CPF)", "CL",
            "tax number (RUT)", "KR", "customs number (PCCC)");

    private final Address address;
    private final Map<String, String> folded = new LinkedHashMap<>();

    private DeliveryAddress(Address address) {
        this.address = address;
        folded.put("name", LatinLetters.fold(address.getName()));
        folded.put("address1", LatinLetters.fold(address.getAddress1()));
        folded.put("address2", LatinLetters.fold(address.getAddress2()));
        folded.put("city", LatinLetters.fold(address.getCity()));
        folded.put("province", LatinLetters.fold(address.getProvince()));
        folded.put("postal code", LatinLetters.fold(address.getPostalCode()).replace(" ", ""));
        folded.put("country", address.getCountryCode());
    }

    /** Why AliExpress would not take it; empty if nothing is wrong. */
    static Optional<String> wrong(@Nullable Address address) {
        if (address == null) return Optional.of("the order has no recipient: add one to the order");
        return new DeliveryAddress(address).wrong();
    }

    static ObjectNode json(Address address) {
        return new DeliveryAddress(address).json();
    }

    private Optional<String> wrong() {
        for (var field : folded.entrySet()) {
            if (field.getValue().isEmpty() && REQUIRED.contains(field.getKey())) {
                return Optional.of("the recipient's %s is missing: add it to the order".formatted(field.getKey()));
            }
            if (!LatinLetters.isLatin(field.getValue())) {
                return Optional.of("the recipient's %s is not in Latin letters, and AliExpress takes no others"
                        .formatted(field.getKey()));
            }
        }
        return Optional.ofNullable(PERSONAL_NUMBER.get(address.getCountryCode()))
                .map(number -> "AliExpress sends to %s only with the recipient's %s, which orders do not carry: "
                        .formatted(address.getCountryCode(), number) + "order it there by hand or route it elsewhere");
    }

    private ObjectNode json() {
        var json = JsonMapper.shared().createObjectNode();
        put(json, "full_name", folded("name"));
        put(json, "contact_person", folded("name"));
        put(json, "address", folded("address1"));
        put(json, "address2", folded("address2"));
        put(json, "city", folded("city"));
        put(json, "province", folded("province"));
        put(json, "country", folded("country"));
        put(json, "zip", folded("postal code"));
        PhoneNumber.of(address.getPhone(), address.getCountryCode()).ifPresent(phone -> {
            put(json, "phone_country", phone.countryCode());
            put(json, "mobile_no", phone.number());
        });
        return json.put("locale", "en_US");
    }

    private String folded(String field) {
        return folded.getOrDefault(field, "");
    }

    private static void put(ObjectNode json, String field, String value) {
        if (!value.isEmpty()) json.put(field, value);
    }
}
