package io.waybill.simulator.aliexpress;

import io.waybill.simulator.aliexpress.AccountTokens.Pair;
import io.waybill.simulator.calls.Answer;
import io.waybill.simulator.calls.Call;
import io.waybill.simulator.calls.CallGate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code /rest/auth/token}: the system APIs. Of the faults they meet outages alone: a lost answer to a refresh would
 * need a person, and tests of that can throw the answer away themselves.
 */
@RestController
@RequestMapping(path = "/rest", method = {RequestMethod.POST, RequestMethod.GET})
class TokenController {

    private final AliExpress platform;
    private final SignedCalls signatures;
    private final CallGate gate;
    private final InstantSource clock;

    TokenController(AliExpress platform, SignedCalls signatures, CallGate gate, InstantSource clock) {
        this.platform = platform;
        this.signatures = signatures;
        this.gate = gate;
        this.clock = clock;
    }

    @RequestMapping("/auth/token/create")
    ResponseEntity<Object> create(@RequestParam Map<String, String> parameters) {
        return answer("/auth/token/create", "code", parameters, tokens -> tokens.redeem(parameters.getOrDefault(
                "code", "")), Rejection.isv("InvalidCode", "Invalid authorization code"));
    }

    @RequestMapping("/auth/token/refresh")
    ResponseEntity<Object> refresh(@RequestParam Map<String, String> parameters) {
        return answer("/auth/token/refresh", "refresh_token", parameters, tokens -> tokens.refresh(
                parameters.getOrDefault("refresh_token", "")),
                Rejection.isv("IllegalRefreshToken", "The specified refresh token is invalid or expired"));
    }

    @RequestMapping("/**")
    ResponseEntity<Object> anythingElse() {
        return Answer.refused(200, Rejection.isv("InvalidApiPath", "The specified api path is invalid").flat())
                .toResponse();
    }

    private ResponseEntity<Object> answer(String path, String required, Map<String, String> parameters,
            Function<AccountTokens, Optional<Pair>> grant, Rejection refusal) {
        Optional<Rejection> wrong = parameters.getOrDefault(required, "").isEmpty()
                ? Optional.of(Rejection.missing(required))
                : signatures.wrong(path, parameters);
        Optional<AccountTokens> tokens = platform.ofApp(parameters.getOrDefault("app_key", ""));
        Answer answer = wrong.map(one -> Answer.refused(200, one.flat()))
                .orElseGet(() -> tokens.flatMap(one -> grant.apply(one).map(pair -> granted(one.account(), pair)))
                        .orElseGet(() -> Answer.refused(200, refusal.flat())));
        String account = tokens.map(one -> one.account().id()).orElse("-");
        return gate.counted(new Call(AliExpress.NAME, account, path, ""), answer).toResponse();
    }

    private Answer granted(Account account, Pair pair) {
        return Answer.accepted(JsonNodeFactory.instance.objectNode()
                .put("access_token", pair.access())
                .put("refresh_token", pair.refresh())
                .put("expires_in", Duration.between(clock.instant(), pair.accessUntil()).toSeconds())
                .put("refresh_expires_in", Duration.between(clock.instant(), pair.refreshUntil()).toSeconds())
                .put("expire_time", pair.accessUntil().toEpochMilli())
                .put("refresh_token_valid_time", pair.refreshUntil().toEpochMilli())
                .put("account_id", account.id())
                .put("user_id", account.id())
                .put("seller_id", account.id())
                .put("user_nick", account.id())
                .put("account", account.id())
                .put("account_platform", "buyerApp")
                .put("locale", "en_US")
                .put("sp", "ae")
                .put("code", "0")
                .put("request_id", Rejection.requestId()));
    }
}
