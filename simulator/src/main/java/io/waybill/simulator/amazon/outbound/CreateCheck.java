package io.waybill.simulator.amazon.outbound;

import io.waybill.simulator.shape.Shape.Wrong;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Whether a request to create or change an order can be taken as it is; pure. */
final class CreateCheck {

    /** Others are taken by the real one, and some of those orders can never be read back. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1," + Requests.ID_CHARACTERS_MAX + "}");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E\\xA0-\\xFF]*");
    private static final Set<String> COUNTRIES = new HashSet<>(Arrays.asList(Locale.getISOCountries()));
    private static final String SCHEDULED = "ScheduledDelivery";

    private final Terms terms;

    CreateCheck(Terms terms) {
        this.terms = terms;
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    Optional<Refusal> wrongCreate(JsonNode body) {
        return Requests.CREATE.wrong(body, "")
                .map(CreateCheck::refusal)
                .or(() -> wrongId(body.path("sellerFulfillmentOrderId").asString()))
                .or(() -> wrongCommon(body))
                .or(() -> wrongItems(body.path("items")))
                .or(() -> wrongSpeed(body));
    }

    Optional<Refusal> wrongUpdate(JsonNode body) {
        return Requests.UPDATE.wrong(body, "").map(CreateCheck::refusal).or(() -> wrongCommon(body));
    }

    private static Optional<Refusal> wrongId(String id) {
        return isId(id)
                ? Optional.empty()
                : Optional.of(refusal(new Wrong("sellerFulfillmentOrderId", "it may hold A-Z, a-z, 0-9, - and _")));
    }

    private Optional<Refusal> wrongCommon(JsonNode body) {
        String marketplace = body.path("marketplaceId").asString("");
        if (!marketplace.isEmpty() && !marketplace.equals(terms.marketplace())) {
            return Optional.of(Refusal.unauthorized("The marketplaces you provided are not valid for region."));
        }
        String shown = body.path("displayableOrderId").asString("");
        if (!PRINTABLE.matcher(shown).matches() || shown.contains("  ")) {
            return Optional.of(refusal(new Wrong("displayableOrderId",
                    "it must be printable ISO 8859-1 without two spaces in a row")));
        }
        JsonNode address = body.path("destinationAddress");
        return address.isObject() && !COUNTRIES.contains(address.path("countryCode").asString())
                ? Optional.of(refusal(new Wrong("destinationAddress.countryCode", "it must be an ISO 3166 code")))
                : Optional.empty();
    }

    private Optional<Refusal> wrongItems(JsonNode items) {
        Set<String> ids = new HashSet<>();
        long units = 0;
        for (JsonNode item : items) {
            String id = item.path("sellerFulfillmentOrderItemId").asString();
            if (terms.sku(item.path("sellerSku").asString()).isEmpty()) {
                return Optional.of(Refusal.invalid("the SellerSKU for Item Id: " + id + " is invalid."));
            }
            if (!ids.add(id)) {
                return Optional.of(refusal(new Wrong("items.sellerFulfillmentOrderItemId", id + " is there twice")));
            }
            units += item.path("quantity").asInt();
        }
        return units > Requests.UNITS_MAX
                ? Optional.of(refusal(new Wrong("items", "an order has at most " + Requests.UNITS_MAX + " units")))
                : Optional.empty();
    }

    /** Delivery at a time is for Japan only, and needs the time. */
    private static Optional<Refusal> wrongSpeed(JsonNode body) {
        boolean scheduled = body.path("shippingSpeedCategory").asString().equals(SCHEDULED);
        boolean possible = body.path("destinationAddress").path("countryCode").asString().equals("JP")
                && body.path("deliveryWindow").isObject()
                && body.path("fulfillmentAction").asString("Ship").equals("Ship");
        return scheduled && !possible
                ? Optional.of(refusal(new Wrong("shippingSpeedCategory",
                        "ScheduledDelivery is for Japan, with a deliveryWindow and the action Ship")))
                : Optional.empty();
    }

    static Refusal refusal(Wrong wrong) {
        return Refusal.invalid("Value for parameter " + wrong.path() + " is invalid. Reason: " + wrong.why() + ".");
    }
}
