package io.waybill.fba.lwa;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waybill.kit.outside.Admission.Admitted;
import io.waybill.kit.outside.Admission.Denied;
import io.waybill.kit.outside.Guard;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Exchanges the seller's refresh token for an access token. */
final class LwaClient implements TokenSource {

    static final String OPERATION = "token";

    private final Guard guard;
    private final Credentials credentials;

    LwaClient(Guard guard, Credentials credentials) {
        this.guard = guard;
        this.credentials = credentials;
    }

    @Override
    public TokenReply fetch() {
        return switch (guard.admit(OPERATION)) {
            case Denied(var after, var why) -> new TokenReply.Later(after, why);
            case Admitted(var permit) -> LwaAnswers.of(permit.send(request()));
        };
    }

    private HttpRequest request() {
        var form = "grant_type=refresh_token&refresh_token=%s&client_id=%s&client_secret=%s"
                .formatted(encoded(credentials.refreshToken()), encoded(credentials.clientId()),
                        encoded(credentials.clientSecret()));
        return HttpRequest.newBuilder(credentials.endpoint())
                .header("content-type", "application/x-www-form-urlencoded;charset=UTF-8")
                .header("accept", "application/json")
                .POST(BodyPublishers.ofString(form, UTF_8))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
