package io.waybill.simulator.aliexpress;

import io.waybill.simulator.aliexpress.orders.Suppliers;
import io.waybill.simulator.aliexpress.orders.Wire;
import io.waybill.simulator.calls.Answer;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The APIs for dropshippers: what each takes from its parameters, and the form it answers in. */
@Component
class BusinessApi {

    static final String CREATE = "aliexpress.ds.order.create";
    static final String GET = "aliexpress.trade.ds.order.get";
    static final String TRACKING = "aliexpress.ds.order.tracking.get";

    private static final String PLACE = "param_place_order_request4_open_api_d_t_o";
    private static final String EXTEND = "ds_extend_request";
    private static final String QUERY = "single_order_query";
    private static final String ORDER_ID = "ae_order_id";

    private final AliExpress platform;

    BusinessApi(AliExpress platform) {
        this.platform = platform;
    }

    /** What a call is about: fault decisions hang on it. */
    static String key(String method, Map<String, String> parameters) {
        return switch (method) {
            case CREATE -> json(parameters, PLACE).path("out_order_id").asString("");
            case GET -> json(parameters, QUERY).path("order_id").asString("");
            case TRACKING -> parameters.getOrDefault(ORDER_ID, "");
            default -> "";
        };
    }

    static boolean knows(String method) {
        return method.equals(CREATE) || method.equals(GET) || method.equals(TRACKING);
    }

    Answer answer(String method, String account, Map<String, String> parameters) {
        Wire wire = platform.wire(parameters.getOrDefault("simplify", "").equals("true"));
        return switch (method) {
            case CREATE -> create(account, parameters, wire);
            case GET -> get(account, parameters, wire);
            case TRACKING -> tracking(account, parameters, wire);
            default -> refused(Rejection.isv("InvalidApiPath", "The specified api path is invalid"));
        };
    }

    private Answer create(String account, Map<String, String> parameters, Wire wire) {
        JsonNode request = json(parameters, PLACE);
        JsonNode extend = json(parameters, EXTEND);
        if (isMissing(parameters, PLACE)) {
            return refused(Rejection.missing(PLACE));
        }
        if (!request.isObject() || (!isMissing(parameters, EXTEND) && !extend.isObject())) {
            return refused(Rejection.invalid(request.isObject() ? EXTEND : PLACE));
        }
        ObjectNode result = suppliers().place(account, request, extend).result(wire);
        ObjectNode content = content(result).put("code", "0");
        return new Answer(200, result.path("is_success").asBoolean(), wrapped(CREATE, content));
    }

    private Answer get(String account, Map<String, String> parameters, Wire wire) {
        if (isMissing(parameters, QUERY)) {
            return refused(Rejection.missing(QUERY));
        }
        return number(json(parameters, QUERY).path("order_id").asString(""))
                .map(id -> suppliers().get(account, id, wire)
                        .map(result -> Answer.accepted(wrapped(GET,
                                content(result).put("rsp_code", "200").put("rsp_msg", "Call succeeds"))))
                        .orElseGet(() -> Answer.refused(200, Rejection.notOwned())))
                .orElseGet(() -> refused(Rejection.invalid(QUERY)));
    }

    private Answer tracking(String account, Map<String, String> parameters, Wire wire) {
        if (isMissing(parameters, ORDER_ID)) {
            return refused(Rejection.missing(ORDER_ID));
        }
        if (isMissing(parameters, "language")) {
            return refused(Rejection.missing("language"));
        }
        return number(parameters.getOrDefault(ORDER_ID, ""))
                .map(id -> suppliers().tracking(account, id, wire)
                        .map(result -> Answer.accepted(wrapped(TRACKING, content(result))))
                        .orElseGet(() -> Answer.refused(200, Rejection.notOwned())))
                .orElseGet(() -> refused(Rejection.invalid(ORDER_ID)));
    }

    private Suppliers suppliers() {
        return platform.suppliers();
    }

    private static Answer refused(Rejection rejection) {
        return Answer.refused(200, rejection.wrapped());
    }

    private static ObjectNode content(ObjectNode result) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.set("result", result);
        return content.put("request_id", Rejection.requestId());
    }

    /** The name of the answer is that of the method, with underscores. */
    private static ObjectNode wrapped(String method, ObjectNode content) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set(method.replace('.', '_') + "_response", content);
        return body;
    }

    /** What is empty is not even signed. */
    private static boolean isMissing(Map<String, String> parameters, String name) {
        return parameters.getOrDefault(name, "").isEmpty();
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static JsonNode json(Map<String, String> parameters, String name) {
        try {
            return JsonMapper.shared().readTree(parameters.getOrDefault(name, ""));
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
