package io.waybill.dropship.aliexpress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.waybill.dropship.aliexpress.AliExpressAnswer.Throttled;
import io.waybill.kit.outside.Admission;
import io.waybill.kit.outside.Guard;
import io.waybill.kit.outside.Permit;
import io.waybill.kit.outside.QuotaLimit;
import io.waybill.kit.outside.Room;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Signed calls of one account, and what came of them. */
final class AliExpressClient {

    static final String CREATE = "aliexpress.ds.order.create";
    static final String ORDER = "aliexpress.trade.ds.order.get";
    static final String TRACKING = "aliexpress.ds.order.tracking.get";
    static final String REFRESH = "/auth/token/refresh";
    private static final QuotaLimit REFRESHES = new QuotaLimit(1, 5);

    private final AliExpressProperties.Account account;
    private final Guard guard;
    private final InstantSource clock;

    AliExpressClient(AliExpressProperties.Account account, Guard guard, InstantSource clock) {
        this.account = account;
        this.guard = guard;
        this.clock = clock;
    }

    /** What each of these calls may be made how often. */
    static Map<String, QuotaLimit> limits(QuotaLimit each) {
        return Map.of(CREATE, each, ORDER, each, TRACKING, each, REFRESH, REFRESHES);
    }

    Admission admit(String operation) {
        return guard.admit(operation);
    }

    Room room(String operation) {
        return guard.room(operation);
    }

    AliExpressAnswer create(Permit permit, Map<String, String> parameters, String accessToken) {
        return business(permit, CREATE, parameters, accessToken);
    }

    AliExpressAnswer order(Permit permit, String id, String accessToken) {
        return business(permit, ORDER, Map.of("single_order_query", "{\"order_id\":%s}".formatted(id)), accessToken);
    }

    AliExpressAnswer tracking(Permit permit, String id, String accessToken) {
        return business(permit, TRACKING, Map.of("ae_order_id", id, "language", "en_US"), accessToken);
    }

    /** Makes the old pair of tokens worthless, if it arrives. */
    AliExpressAnswer refresh(Permit permit, String refreshToken) {
        return send(permit, REFRESH, "/rest" + REFRESH, signed(REFRESH, Map.of("refresh_token", refreshToken)));
    }

    private AliExpressAnswer business(Permit permit, String method, Map<String, String> parameters,
            String accessToken) {
        var all = new HashMap<>(parameters);
        all.putAll(Map.of("method", method, "session", accessToken, "format", "json", "v", "2.0"));
        return send(permit, method, "/sync", signed("", all));
    }

    private Map<String, String> signed(String path, Map<String, String> parameters) {
        var all = new HashMap<>(parameters);
        all.putAll(Map.of("app_key", account.appKey(), "sign_method", "sha256", "timestamp",
                Long.toString(clock.millis())));
        all.put("sign", AliExpressSignature.of(path, all, account.appSecret()));
        return all;
    }

    private AliExpressAnswer send(Permit permit, String operation, String path, Map<String, String> form) {
        var answer = AliExpressAnswer.of(permit.send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build()));
        if (answer instanceof Throttled) guard.throttled(operation);
        return answer;
    }

    private URI at(String path) {
        return URI.create(account.endpoint().toString().replaceAll("/+$", "") + path);
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet()
                .stream()
                .map(field -> URLEncoder.encode(field.getKey(), UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
    }
}
