package io.waybill.dropship.aliexpress;

import io.waybill.dropship.aliexpress.mapping.Lenient;
import io.waybill.kit.outside.HttpReply;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came of one call. AliExpress says most of its errors with status 200. */
sealed interface AliExpressAnswer {

    /** It was carried out; {@code result} is what is inside of all wrapping. */
    record Content(JsonNode result) implements AliExpressAnswer {}

    /** Turned away before anything was looked at: our signature, clock, rights or parameters are wrong. */
    record TurnedAway(String code) implements AliExpressAnswer {}

    record TokenRefused() implements AliExpressAnswer {}

    /** The order is not one of this account's. */
    record NotOurs() implements AliExpressAnswer {}

    record Throttled(Duration after) implements AliExpressAnswer {}

    record NotSent(Duration after, String why) implements AliExpressAnswer {}

    /** It may have been carried out or not. */
    record Unclear(String why) implements AliExpressAnswer {}

    Duration SECOND = Duration.ofSeconds(1);
    int BAN_SECONDS_MAX = 3600;
    Pattern BAN = Pattern.compile("last (\\d{1,6}) second");
    Set<String> GATE = Set.of("IncompleteSignature", "IllegalTimestamp", "InvalidTimestamp", "MissingParameter",
            "InvalidParameter", "InsufficientPermission", "InvalidApiPath", "InvalidAppKey", "IllegalRefreshToken",
            "InvalidCode");

    static AliExpressAnswer of(HttpReply reply) {
        return switch (reply) {
            case HttpReply.NotSent(var after, var why) -> new NotSent(after, why);
            case HttpReply.Lost(var why) -> new Unclear(why);
            case HttpReply.Answered answered -> answered(answered);
        };
    }

    private static AliExpressAnswer answered(HttpReply.Answered answered) {
        if (answered.isThrottled()) return new Throttled(SECOND);
        if (answered.status() != 200) return new Unclear("HTTP status %d".formatted(answered.status()));
        try {
            return of(JsonMapper.shared().readTree(answered.body()));
        } catch (JacksonException _) {
            return new Unclear("its answer is no JSON");
        }
    }

    private static AliExpressAnswer of(JsonNode body) {
        if (!body.isObject()) return new Unclear("its answer is no JSON object");
        var error = body.path("error_response");
        if (error.isObject()) return failed(error);
        var content = body.properties()
                .stream()
                .filter(field -> field.getKey().endsWith("_response") && field.getValue().isObject())
                .findFirst()
                .map(field -> field.getValue())
                .orElse(body);
        var isWrapped = content.path("result").isObject();
        var code = Lenient.text(content, "code");
        if (!isWrapped && !code.isEmpty() && !code.equals("0")) return failed(content);
        var said = Lenient.text(content, "rsp_code");
        return said.isEmpty() || said.equals("200")
                ? new Content(isWrapped ? content.path("result") : content)
                : new Unclear("rsp_code " + said);
    }

    private static AliExpressAnswer failed(JsonNode error) {
        var code = Lenient.text(error, "code");
        var sub = Lenient.text(error, "sub_code");
        var words = Lenient.text(error, "msg") + Lenient.text(error, "message");
        if (sub.equals("isv.insufficient-permission")) return new NotOurs();
        return switch (code) {
            case "ApiCallLimit", "7" -> new Throttled(ban(words));
            case "IllegalAccessToken", "27" -> new TokenRefused();
            default -> GATE.contains(code) && !sub.toLowerCase(Locale.ROOT).startsWith("isp.")
                    ? new TurnedAway(code)
                    : new Unclear(sub.isEmpty() ? code : code + " " + sub);
        };
    }

    private static Duration ban(String words) {
        var said = BAN.matcher(words);
        return said.find()
                ? Duration.ofSeconds(Math.clamp(Long.parseLong(said.group(1)), 1, BAN_SECONDS_MAX))
                : SECOND;
    }
}
