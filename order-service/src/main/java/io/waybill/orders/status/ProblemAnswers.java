package io.waybill.orders.status;

import io.waybill.kit.web.Problems;
import io.waybill.kit.web.Problems.InvalidField;
import io.waybill.orders.order.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What is answered instead of an order's document. Every kind of refusal has its status here, and keeps it. */
final class ProblemAnswers {

    private ProblemAnswers() {}

    static ErrorResponseException refused(String orderId, Refusal refusal) {
        return answer(problem(orderId, refusal));
    }

    static ProblemDetail problem(String orderId, Refusal refusal) {
        var status = switch (refusal.kind()) {
            case UNKNOWN_ORDER, UNKNOWN_FULFILLMENT_ORDER, UNKNOWN_SHIPMENT, UNKNOWN_LINE, UNKNOWN_HOLD ->
                HttpStatus.NOT_FOUND;
            case SAME_REVISION_OTHER_CONTENT, ALREADY_CANCELLED, NOTHING_LEFT_TO_CANCEL, TOO_LATE_TO_EDIT,
                    TOO_MANY_CANCELS,
                    CANCEL_WINDOW_CLOSED, NOTHING_TO_ROUTE,
                    NOTHING_TO_REQUEST, NOTHING_TO_RESOLVE, RESOLUTION_UNDER_WAY, REPEAT_WOULD_DOUBLE,
                    NOTHING_LEFT_TO_SHIP, TOO_MANY_UNITS, CHANNEL_SHIPS_ITSELF, IN_STORE_SALE,
                    SHIPMENT_ALREADY_CANCELLED, STORE_OR_ID_CHANGED, HOLD_EXISTS, TOO_MANY_HOLDS, NOTHING_TO_HOLD,
                    ON_HOLD, SCHEDULED, AWAITING_PAYMENT, NOTHING_TO_RESCHEDULE, ALREADY_ARCHIVED, NOT_ARCHIVED,
                    NOTHING_TO_MOVE, ALREADY_REQUESTED, SAME_CHANNEL, OTHER_CHANNEL, NOTHING_WOULD_STAY,
                    TOO_MANY_FULFILLMENT_ORDERS, CHANNEL_TAKES_LESS, NOT_DELETABLE ->
                HttpStatus.CONFLICT;
            case ORDER_HAS_CHANGED -> HttpStatus.PRECONDITION_FAILED;
            case ORDER_ERASED -> HttpStatus.GONE;
        };
        var problem = Problems.of(status, refusal.kind().name(), refusal.detail());
        if (!orderId.isEmpty()) problem.setProperty("orderId", orderId);
        problem.setProperty("legal", refusal.legal());
        return problem;
    }

    /** {@code id} as the caller gave it, which need not even look like one. */
    static ErrorResponseException unknown(Refusal.Kind kind, String thing, String id) {
        return refused("", new Refusal(kind, "there is no %s '%s'".formatted(thing, id), List.of()));
    }

    static ErrorResponseException invalid(String field, @Nullable String detail) {
        var wrong = new InvalidField(field, String.valueOf(detail));
        return answer(Problems.invalid(HttpStatus.BAD_REQUEST, List.of(wrong)));
    }

    /** Small enough to be read, yet nothing that could be told to anybody in one message. */
    static ErrorResponseException tooLarge(String orderId, @Nullable String detail) {
        var problem = Problems.of(HttpStatus.CONTENT_TOO_LARGE, "ORDER_TOO_LARGE", String.valueOf(detail));
        if (!orderId.isEmpty()) problem.setProperty("orderId", orderId);
        return answer(problem);
    }

    /** What is refused about something else than an order. */
    static ErrorResponseException of(HttpStatus status, String kind, String detail) {
        return answer(Problems.of(status, kind, detail));
    }

    private static ErrorResponseException answer(ProblemDetail problem) {
        return new ErrorResponseException(HttpStatusCode.valueOf(problem.getStatus()), problem, null);
    }
}
