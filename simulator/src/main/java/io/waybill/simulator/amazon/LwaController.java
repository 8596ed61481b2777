package io.waybill.simulator.amazon;

import io.waybill.simulator.amazon.Amazon.Account;
import io.waybill.simulator.calls.Answer;
import io.waybill.simulator.calls.Call;
import io.waybill.simulator.calls.CallGate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/** Login with Amazon: gives access tokens for refresh tokens. Of the faults it meets outages alone. */
@RestController
class LwaController {

    private final Amazon amazon;
    private final CallGate gate;

    LwaController(Amazon amazon, CallGate gate) {
        this.amazon = amazon;
        this.gate = gate;
    }

    @PostMapping(path = "/auth/o2/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Object> token(@RequestParam(name = "grant_type") Optional<String> grantType,
            @RequestParam(name = "refresh_token") Optional<String> refreshToken,
            @RequestParam(name = "client_id") Optional<String> clientId,
            @RequestParam(name = "client_secret") Optional<String> clientSecret) {
        Optional<Account> account = clientId.flatMap(this::ofClient);
        Answer answer = answer(grantType.orElse(""), refreshToken.orElse(""), account, clientSecret.orElse(""));
        String seller = account.map(one -> one.seller().id()).orElse("-");
        gate.counted(new Call(Amazon.NAME, seller, "token", ""), answer);
        return answer.toResponse(
                ResponseEntity.status(answer.status()).header(HttpHeaders.CACHE_CONTROL, "no-store"));
    }

    private Answer answer(String grantType, String refreshToken, Optional<Account> account, String secret) {
        if (grantType.isEmpty()) {
            return refused(400, "invalid_request", "The request is missing a required parameter : grant_type");
        }
        if (!grantType.equals("refresh_token")) {
            return refused(400, "unsupported_grant_type",
                    "The authorization grant type is not supported by the authorization server");
        }
        if (refreshToken.isEmpty()) {
            return refused(400, "invalid_request", "The request is missing a required parameter : refresh_token");
        }
        if (account.isEmpty() || !account.get().seller().clientSecret().equals(secret)) {
            return refused(401, "invalid_client", "Client authentication failed");
        }
        return account.get().seller().refreshToken().equals(refreshToken)
                ? granted(account.get())
                : refused(400, "invalid_grant", "The request has an invalid grant parameter : refresh_token. "
                        + "User may have revoked or didn't grant the permission.");
    }

    private Answer granted(Account account) {
        return Answer.accepted(JsonNodeFactory.instance.objectNode()
                .put("access_token", amazon.accessToken(account))
                .put("token_type", "bearer")
                .put("expires_in", amazon.accessTokenSeconds())
                .put("refresh_token", account.seller().refreshToken()));
    }

    private Optional<Account> ofClient(String clientId) {
        return amazon.accounts().stream().filter(one -> one.seller().clientId().equals(clientId)).findFirst();
    }

    private static Answer refused(int status, String error, String description) {
        return Answer.refused(status, JsonNodeFactory.instance.objectNode()
                .put("error", error)
                .put("error_description", description)
                .put("request_id", UUID.randomUUID().toString()));
    }
}
