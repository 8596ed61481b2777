package io.waybill.simulator.aliexpress;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A dropshipper's account and the application that acts for it.
 *
 * @param id           the account's name, as in the ledger
 * @param appSecret    what the application signs with; empty stands for {@code helloworld}
 * @param accessToken  good from the start; empty stands for {@code sim-access}
 * @param refreshToken good from the start; empty stands for {@code sim-renew}
 * @param code         what the dropshipper's consent gives: once good for a pair of tokens
 */
record Account(String id, String appKey, @DefaultValue("") String appSecret, @DefaultValue("") String accessToken,
        @DefaultValue("") String refreshToken, @DefaultValue("sim-code") String code) {

    Account {
        appSecret = appSecret.isBlank() ? "helloworld" : appSecret;
        accessToken = accessToken.isBlank() ? "sim-access" : accessToken;
        refreshToken = refreshToken.isBlank() ? "sim-renew" : refreshToken;
    }

    @Override
    public String toString() {
        return "Account[id=" + id + "]";
    }
}
