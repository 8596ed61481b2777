package io.waybill.simulator.aliexpress;

import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Why the platform does not even look at a call; it says so with status 200. */
record Rejection(String type, String code, String message) {

    static Rejection isv(String code, String message) {
        return new Rejection("ISV", code, message);
    }

    static Rejection missing(String parameter) {
        return isv("MissingParameter", "The input parameter \"" + parameter + "\" that is mandatory for processing this"
                + " request is not supplied");
    }

    static Rejection invalid(String parameter) {
        return isv("InvalidParameter", "The specified parameter \"" + parameter + "\" is not valid");
    }

    static Rejection limit() {
        return isv("ApiCallLimit", "Api access frequency exceeds the limit. this ban will last 1 seconds");
    }

    static Rejection broken() {
        return new Rejection("ISP", "ServiceTimeout", "Service timeout");
    }

    /** As business APIs tell it. */
    ObjectNode wrapped() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error_response")
                .put("type", type)
                .put("code", code)
                .put("msg", message)
                .put("request_id", requestId());
        return body;
    }

    /** As system APIs tell it. */
    ObjectNode flat() {
        return JsonNodeFactory.instance.objectNode()
                .put("type", type)
                .put("code", code)
                .put("message", message)
                .put("request_id", requestId());
    }

    /** The older form, which some business APIs still have. */
    static ObjectNode notOwned() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error_response")
                .put("type", "ISV")
                .put("code", 15)
                .put("msg", "Remote service error")
                .put("sub_code", "isv.insufficient-permission")
                .put("sub_msg", "the order does not belong to the authorized account")
                .put("request_id", requestId());
        return body;
    }

    static String requestId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
