package io.waybill.orders.status;

import io.waybill.orders.order.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What is answered instead of an order's document: RFC 9457 problems with a stable type. */
final class Problems {

    private Problems() {}

    static ErrorResponseException refused(String orderId, Refusal refusal) {
        var status = switch (refusal.kind()) {
            case UNKNOWN_ORDER, UNKNOWN_FULFILLMENT_ORDER, UNKNOWN_SHIPMENT, UNKNOWN_LINE -> HttpStatus.NOT_FOUND;
            case SAME_REVISION_OTHER_CONTENT, ALREADY_CANCELLED, NOTHING_LEFT_TO_CANCEL, NOTHING_TO_ROUTE,
                    NOTHING_LEFT_TO_SHIP, TOO_MANY_UNITS, CHANNEL_SHIPS_ITSELF, IN_STORE_SALE,
                    SHIPMENT_ALREADY_CANCELLED, STORE_OR_ID_CHANGED ->
                HttpStatus.CONFLICT;
        };
        var problem = problem(status, refusal.kind().name(), refusal.detail());
        if (!orderId.isEmpty()) problem.setProperty("orderId", orderId);
        problem.setProperty("legal", refusal.legal());
        return new ErrorResponseException(status, problem, null);
    }

    /** {@code id} as the caller gave it, which need not even look like one. */
    static ErrorResponseException unknown(Refusal.Kind kind, String thing, String id) {
        return refused("", new Refusal(kind, "there is no %s '%s'".formatted(thing, id), List.of()));
    }

    static ErrorResponseException invalid(String field, @Nullable String detail) {
        var what = String.valueOf(detail);
        var problem = problem(HttpStatus.BAD_REQUEST, "INVALID_REQUEST", field + ": " + what);
        problem.setProperty("fields", List.of(Map.of("field", field, "detail", what)));
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
    }

    /** Small enough to be read, yet nothing that could be told to anybody in one message. */
    static ErrorResponseException tooLarge(String orderId, @Nullable String detail) {
        var problem = problem(HttpStatus.CONTENT_TOO_LARGE, "ORDER_TOO_LARGE", String.valueOf(detail));
        problem.setProperty("orderId", orderId);
        return new ErrorResponseException(HttpStatus.CONTENT_TOO_LARGE, problem, null);
    }

    private static ProblemDetail problem(HttpStatus status, String kind, String detail) {
        var words = kind.toLowerCase(Locale.ROOT);
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:waybill:problem:" + words.replace('_', '-')));
        problem.setTitle(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1).replace('_', ' '));
        return problem;
    }
}
