package io.waybill.orders.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.http.HttpRequest;

/** Which order an answer is about, so that it can be erased with it. */
public final class OrderOfAnswer {

    private static final String ATTRIBUTE = OrderOfAnswer.class.getName();
    private static final Pattern PATH = Pattern.compile(
            "/api/(?:orders|fulfillment-orders|shipments)/([A-Za-z0-9_-]{1,32}?)(?:-F\\d+(?:-S\\d+)?)?/.+");

    private OrderOfAnswer() {}

    /** Whoever writes an order into the answer says so. */
    public static void tell(HttpRequest request, String orderId) {
        request.getAttributes().put(ATTRIBUTE, orderId);
    }

    /** Empty where it is about none, or about many. */
    static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String told) return told;
        var path = PATH.matcher(request.getServletPath());
        return path.matches() ? path.group(1) : "";
    }
}
