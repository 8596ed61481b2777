package io.waybill.dropship.aliexpress.mapping;

import io.waybill.kit.channel.Reply;
import io.waybill.kit.channel.Submission;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What AliExpress says to an order that was to be placed. Its own words may quote the recipient, so only codes are told. */
public final class PlacingAnswer {

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    private PlacingAnswer() {}

    /** {@code result}: what the answer holds. */
    public static Reply<Submission> of(JsonNode result) {
        var ids = ids(result.path("order_list"));
        if (!ids.isEmpty()) return new Reply.Accepted<>(new Submission(ids, remark(result)));
        return switch (Lenient.text(result, "is_success")) {
            case "true" -> new Reply.Accepted<>(new Submission(List.of(),
                    "AliExpress says that it was placed and does not say as which orders"));
            case "false" -> notPlaced(Lenient.text(result, "error_code"));
            default -> new Reply.Unknown<>("AliExpress answered without saying whether it was placed");
        };
    }

    /** The order exists, paid or not. It is never placed again: staff pay it. */
    private static String remark(JsonNode result) {
        return Lenient.text(result, "error_msg").isEmpty() ? "" : "placed, and not paid by itself";
    }

    private static List<String> ids(JsonNode list) {
        return Lenient.elements(list)
                .stream()
                .map(id -> id.asString("").strip())
                .filter(id -> id.matches("[0-9]+"))
                .distinct()
                .toList();
    }

    private static Reply<Submission> notPlaced(String code) {
        return switch (code) {
            // Also as the answer to a first call: then one was made that we know nothing of.
            case "REPEATED_ORDER_ERROR" -> new Reply.Accepted<>(new Submission(List.of(),
                    "AliExpress has an order under its key and does not say which"));
            // Its own trouble, not the order's.
            case "ERROR_WHEN_BUILD_FOR_PLACE_ORDER" -> new Reply.NotMade<>(AGAIN_AFTER, code);
            // Nothing was made, so whatever else is wrong is put before people at once, with the units free for another
            // channel: an order that waits in silence for a blocked account or an empty shelf is what they suffer from.
            default -> new Reply.Refused<>("%s: %s".formatted(code.isEmpty() ? "no code" : code, mend(code)));
        };
    }

    private static String mend(String code) {
        if (code.contains("CPF")) return "the recipient's tax number is missing or wrong; order it there by hand";
        if (code.startsWith("B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL")) {
            return "AliExpress does not know the address; mend the order's recipient, then route it again";
        }
        return switch (code) {
            case "A002_INVALID_ZONE", "A005_INVALID_COUNTRIES" ->
                "it is not sent to that place; route it elsewhere or cancel";
            case "DELIVERY_METHOD_NOT_EXIST" ->
                "the logistics service does not go there; change it at the product, then route again";
            case "ITEM_ID_NOT_FOUND", "SKU_NOT_EXIST" ->
                "AliExpress does not sell a mapped product any more; map its sku anew, then route again";
            case "INVENTORY_HOLD_ERROR" ->
                "the supplier has too few units; route it again once there are, or elsewhere";
            case "BLACKLIST_BUYER_IN_LIST", "USER_ACCOUNT_DISABLED", "A003_SUSPICIOUS_BUYER",
                    "A006_INVALID_ACCOUNT_INFO" ->
                "AliExpress takes no order from this account; settle it with them, then route again";
            default -> "AliExpress did not place it; look the code up there, then route it again or elsewhere";
        };
    }
}
