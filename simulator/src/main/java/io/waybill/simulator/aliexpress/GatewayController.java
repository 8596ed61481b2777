package io.waybill.simulator.aliexpress;

import io.waybill.simulator.calls.Answer;
import io.waybill.simulator.calls.Call;
import io.waybill.simulator.calls.CallGate;
import io.waybill.simulator.calls.TokenBucket;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sync}: every business API, by its method. Whatever is wrong is told with status 200. */
@RestController
class GatewayController {

    private final AliExpress platform;
    private final SignedCalls signatures;
    private final BusinessApi api;
    private final CallGate gate;
    private final InstantSource clock;
    private final int callsPerSecond;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    GatewayController(AliExpress platform, SignedCalls signatures, BusinessApi api, CallGate gate,
            InstantSource clock, AliExpressProperties properties) {
        this.platform = platform;
        this.signatures = signatures;
        this.api = api;
        this.gate = gate;
        this.clock = clock;
        this.callsPerSecond = properties.callsPerSecond();
    }

    @RequestMapping(path = "/sync", method = {RequestMethod.POST, RequestMethod.GET})
    ResponseEntity<Object> call(@RequestParam Map<String, String> parameters) {
        return answer(parameters).toResponse();
    }

    private Answer answer(Map<String, String> parameters) {
        String method = parameters.getOrDefault("method", "");
        Optional<Rejection> rejection = method.isEmpty()
                ? Optional.of(Rejection.missing("method"))
                : signatures.wrong("", parameters);
        String session = parameters.getOrDefault("session", parameters.getOrDefault("access_token", ""));
        if (rejection.isEmpty() && session.isEmpty()) {
            rejection = Optional.of(Rejection.missing("session"));
        }
        Optional<AccountTokens> account = platform.ofApp(parameters.getOrDefault("app_key", ""))
                .filter(tokens -> tokens.accepts(session));
        if (rejection.isEmpty() && account.isEmpty()) {
            rejection = Optional.of(Rejection.isv("IllegalAccessToken",
                    "The specified access token is invalid or expired"));
        }
        if (rejection.isPresent() || !BusinessApi.knows(method)) {
            Answer answer = rejection.map(one -> Answer.refused(200, one.wrapped()))
                    .orElseGet(() -> api.answer(method, "", parameters));
            return gate.counted(new Call(AliExpress.NAME, "-", "-", ""), answer);
        }
        return answer(account.orElseThrow().account(), method, parameters);
    }

    private Answer answer(Account account, String method, Map<String, String> parameters) {
        Call call = new Call(AliExpress.NAME, account.id(), method, BusinessApi.key(method, parameters));
        if (callsPerSecond > 0 && !bucket(account).take(clock.instant())) {
            return gate.overQuota(call, limited());
        }
        CallGate.Excuses excuses = new CallGate.Excuses(GatewayController::limited,
                () -> Answer.refused(200, Rejection.broken().wrapped()));
        return gate.pass(call, excuses, () -> api.answer(method, account.id(), parameters));
    }

    private TokenBucket bucket(Account account) {
        return buckets.computeIfAbsent(account.appKey(), any -> new TokenBucket(callsPerSecond, callsPerSecond));
    }

    private static Answer limited() {
        return Answer.refused(200, Rejection.limit().wrapped());
    }
}
