package io.waybill.fba.mapping;

import io.waybill.schemas.Address;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.RequestedLine;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The body of createFulfillmentOrder. Amazon's limits are checked here, so that staff read which data to mend. */
public final class CreateBody {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^\\x20-\\x7e\\xa0-\\xff]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\xa0]+");
    private static final int LINES_MAX = 100;
    private static final int UNITS_MAX = 250;
    private static final int SKU_CHARS_MAX = 50;
    private static final int DISPLAYED_ID_CHARS_MAX = 40;

    private CreateBody() {}

    /** Why Amazon would never take it, without personal data; empty where it may. */
    public static Optional<String> impossible(FulfillmentRequest request) {
        return orderId(request)
                .or(() -> size(request.getLines()))
                .or(() -> request.getLines().stream().flatMap(line -> line(line).stream()).findFirst())
                .or(() -> address(request.getRecipient()));
    }

    private static Optional<String> orderId(FulfillmentRequest request) {
        return ORDER_ID.matcher(request.getFulfillmentOrderId()).matches()
                ? Optional.empty()
                : Optional.of("its id is none that Amazon takes");
    }

    private static Optional<String> size(List<RequestedLine> lines) {
        var units = lines.stream().mapToLong(RequestedLine::getQuantity).sum();
        if (lines.isEmpty()) return Optional.of("it has no lines");
        if (lines.size() > LINES_MAX || units > UNITS_MAX) {
            return Optional.of(
                    "Amazon takes %d lines and %d units at most, it has %d and %d: set lines-max and units-max "
                            .formatted(LINES_MAX, UNITS_MAX, lines.size(), units)
                            + "of channel FBA, and route it again");
        }
        var ids = new HashSet<String>();
        return lines.stream()
                .map(RequestedLine::getLineId)
                .filter(id -> !ids.add(id))
                .map("it names line %s twice"::formatted)
                .findFirst();
    }

    private static Optional<String> line(RequestedLine line) {
        var problem = line.getSku().isBlank()
                ? "has no sku"
                : line.getSku().length() > SKU_CHARS_MAX
                        ? "has a sku of more than %d characters".formatted(SKU_CHARS_MAX)
                        : line.getLineId().isBlank()
                                ? "has no id"
                                : line.getQuantity() < 1 ? "asks for no unit" : "";
        return Optional.of(problem).filter(p -> !p.isEmpty()).map(p -> "line %s %s".formatted(line.getLineId(), p));
    }

    private static Optional<String> address(@Nullable Address address) {
        if (address == null) return Optional.of("it has no shipping address");
        var missing = address.getName().isBlank()
                ? "a name"
                : address.getAddress1().isBlank()
                        ? "a first line with street and number"
                        : address.getPostalCode().isBlank()
                                ? "a postal code"
                                : address.getCountryCode().isBlank() ? "a country code" : "";
        return Optional.of(missing).filter(m -> !m.isEmpty()).map("its shipping address lacks %s"::formatted);
    }

    /** Of a request that is not {@link #impossible}. */
    public static String of(FulfillmentRequest request, String marketplaceId, OrderTerms terms) {
        var body = JSON.createObjectNode();
        body.put("marketplaceId", marketplaceId)
                .put("sellerFulfillmentOrderId", request.getFulfillmentOrderId())
                .put("displayableOrderId", displayed(request))
                .put("displayableOrderDate", request.getPlacedAt().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("displayableOrderComment", terms.comment())
                .put("shippingSpeedCategory", terms.speed().word())
                .put("fulfillmentAction", "Ship")
                .put("fulfillmentPolicy", terms.policy().word());
        if (request.getRecipient() != null) fill(body.putObject("destinationAddress"), request.getRecipient());
        var items = body.putArray("items");
        request.getLines()
                .forEach(line -> items.addObject()
                        .put("sellerSku", line.getSku())
                        .put("sellerFulfillmentOrderItemId", LineIds.itemIdOf(line.getLineId()))
                        .put("quantity", line.getQuantity()));
        return JSON.writeValueAsString(body);
    }

    private static void fill(ObjectNode node, Address address) {
        node.put("name", address.getName())
                .put("addressLine1", address.getAddress1())
                .put("postalCode", address.getPostalCode())
                .put("countryCode", address.getCountryCode().toUpperCase(Locale.ROOT));
        putIfAny(node, "addressLine2", address.getAddress2());
        putIfAny(node, "city", address.getCity());
        putIfAny(node, "stateOrRegion", address.getProvince());
        putIfAny(node, "phone", address.getPhone());
    }

    private static void putIfAny(ObjectNode node, String field, String text) {
        if (!text.isBlank()) node.put(field, text);
    }

    /** Printed on the packing slip: what customers know the order by, in the letters that Amazon can print. */
    private static String displayed(FulfillmentRequest request) {
        var printable = SPACES.matcher(NOT_PRINTABLE.matcher(request.getOrderName()).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        var cut = printable.length() > DISPLAYED_ID_CHARS_MAX
                ? printable.substring(0, DISPLAYED_ID_CHARS_MAX).strip()
                : printable;
        return cut.isEmpty() ? request.getFulfillmentOrderId() : cut;
    }
}
