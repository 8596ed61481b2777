package io.waybill.fba.lwa;

import java.net.URI;

/** What an account logs in with. */
public record Credentials(URI endpoint, String clientId, String clientSecret, String refreshToken) {

    @Override
    public String toString() {
        return "Credentials[clientId=%s, the rest is hidden]".formatted(clientId);
    }
}
