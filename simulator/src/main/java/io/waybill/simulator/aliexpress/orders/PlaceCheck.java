package io.waybill.simulator.aliexpress.orders;

import io.waybill.simulator.shape.Shape;
import io.waybill.simulator.shape.Shape.Field;
import io.waybill.simulator.shape.Shape.Fields;
import io.waybill.simulator.shape.Shape.ListOf;
import io.waybill.simulator.shape.Shape.Text;
import io.waybill.simulator.shape.Shape.Whole;
import io.waybill.simulator.shape.Shape.Wrong;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whether an order can be placed as it is asked for, the stock apart; pure. */
final class PlaceCheck {

    static final int ITEMS_MAX = 100;
    static final int UNITS_PER_ITEM_MAX = 999;
    static final int KEY_CHARACTERS_MAX = 100;

    private static final Shape TEXT = new Text(0);
    private static final Fields ITEM = new Fields(List.of(
            Field.required("product_id", new Whole(1, Long.MAX_VALUE)),
            Field.required("product_count", new Whole(1, UNITS_PER_ITEM_MAX)),
            Field.optional("sku_attr", TEXT), Field.optional("logistics_service_name", TEXT),
            Field.optional("order_memo", TEXT)));
    private static final Pattern NOT_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");
    private static final Set<String> COUNTRIES = new HashSet<>(Arrays.asList(Locale.getISOCountries()));

    static final Fields ADDRESS = new Fields(Stream.concat(
            Stream.of("address", "city", "country").map(name -> Field.required(name, TEXT)),
            Stream.of("address2", "contact_person", "cpf", "foreigner_passport_no", "full_name", "is_foreigner",
                    "locale", "location_tree_address_id", "mobile_no", "passport_no", "passport_no_date",
                    "passport_organization", "phone_country", "province", "rut_no", "tax_company", "tax_number",
                    "vat_no", "zip").map(name -> Field.optional(name, TEXT)))
            .toList());
    static final Fields REQUEST = new Fields(List.of(Field.optional("out_order_id", new Text(KEY_CHARACTERS_MAX)),
            Field.required("logistics_address", new Shape.AnyObject()),
            Field.required("product_items", new ListOf(ITEM, 1, ITEMS_MAX))));

    private final Catalogue catalogue;

    PlaceCheck(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Optional<Failure> wrong(JsonNode request, JsonNode extend) {
        return REQUEST.wrong(request, "")
                .map(wrong -> failure(Failure.BAD_PARAMETER, wrong))
                .or(() -> wrongAddress(request.path("logistics_address")))
                .or(() -> wrongCurrency(extend.path("payment").path("pay_currency").asString("USD")))
                .or(() -> request.path("product_items")
                        .valueStream()
                        .map(this::wrongItem)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<Failure> wrongAddress(JsonNode address) {
        String country = address.path("country").asString("");
        Optional<Wrong> wrong = ADDRESS.wrong(address, "logistics_address")
                .or(() -> when(!COUNTRIES.contains(country), "country", "it must be an ISO 3166 code"))
                .or(() -> when(text(address, "full_name").isEmpty() && text(address, "contact_person").isEmpty(),
                        "contact_person", "somebody has to get it"))
                .or(() -> when(text(address, "zip").contains(" "), "zip", "it must have no spaces"))
                .or(() -> address.properties()
                        .stream()
                        .filter(field -> NOT_LATIN.matcher(field.getValue().asString("")).find())
                        .findFirst()
                        .flatMap(field -> when(true, field.getKey(), "it must be in Latin letters")))
                .or(() -> when(country.equals("CL") && text(address, "rut_no").isEmpty(), "rut_no",
                        "it is required in CL"));
        return wrong.map(one -> failure(Failure.BAD_ADDRESS, one))
                .or(() -> when(country.equals("BR") && text(address, "cpf").isEmpty(), "cpf", "it is required in BR")
                        .map(one -> failure(Failure.BAD_CPF, one)));
    }

    private static Optional<Failure> wrongCurrency(String currency) {
        return currency.equals("USD")
                ? Optional.empty()
                : Optional.of(new Failure("PRICE_PAY_CURRENCY_ERROR", "pay_currency must be USD"));
    }

    private Optional<Failure> wrongItem(JsonNode item) {
        long id = item.path("product_id").asLong();
        Optional<Product> product = catalogue.product(id);
        if (product.isEmpty()) {
            return Optional.of(new Failure("ITEM_ID_NOT_FOUND", "product " + id + " does not exist"));
        }
        String skuAttr = text(item, "sku_attr");
        if (!product.get().has(skuAttr)) {
            return Optional.of(new Failure("SKU_NOT_EXIST", "product " + id + " has no sku_attr " + skuAttr));
        }
        String service = text(item, "logistics_service_name");
        if (!service.isEmpty() && !catalogue.services().contains(service)) {
            return Optional.of(new Failure("DELIVERY_METHOD_NOT_EXIST", "there is no service " + service));
        }
        String refusedWith = product.get().refusedWith();
        return refusedWith.isEmpty()
                ? Optional.empty()
                : Optional.of(new Failure(refusedWith, "product " + id + " cannot be ordered"));
    }

    private static Optional<Wrong> when(boolean wrong, String field, String why) {
        return wrong ? Optional.of(new Wrong("logistics_address." + field, why)) : Optional.empty();
    }

    private static Failure failure(String code, Wrong wrong) {
        return new Failure(code, wrong.path() + ": " + wrong.why());
    }

    static String text(JsonNode object, String field) {
        return object.path(field).asString("");
    }
}
