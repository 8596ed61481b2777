package io.waybill.fba.lwa;

import io.waybill.fba.lwa.TokenReply.ForPerson;
import io.waybill.fba.lwa.TokenReply.Later;
import io.waybill.kit.outside.HttpReply;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What an answer of Login with Amazon means. Pure. */
final class LwaAnswers {

    static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final int LIFETIME_BY_DEFAULT_SECONDS = 3600;
    private static final int WHY_CHARS_MAX = 200;

    private LwaAnswers() {}

    static TokenReply of(HttpReply reply) {
        return switch (reply) {
            case HttpReply.NotSent(var after, var why) -> new Later(longer(after), "its login was not reached: " + why);
            case HttpReply.Lost(var why) -> new Later(TRY_AGAIN_AFTER, "its login did not answer: " + why);
            case HttpReply.Answered answered -> of(answered);
        };
    }

    private static TokenReply of(HttpReply.Answered answered) {
        var body = json(answered.body());
        if (answered.status() == 200) return token(body);
        if (answered.isThrottled() || answered.isServerFailure() || answered.status() < 400) {
            return new Later(TRY_AGAIN_AFTER, "its login answered %d".formatted(answered.status()));
        }
        return refused(answered.status(), body);
    }

    private static TokenReply token(JsonNode body) {
        var text = body.path("access_token").asString("");
        if (text.isBlank()) return new Later(TRY_AGAIN_AFTER, "its login answered 200 without a token");
        var seconds = body.path("expires_in").asInt(LIFETIME_BY_DEFAULT_SECONDS);
        return new TokenReply.Token(text, Duration.ofSeconds(Math.max(1, seconds)));
    }

    private static TokenReply refused(int status, JsonNode body) {
        var error = body.path("error").asString("");
        var said = said(status, error, body.path("error_description").asString(""));
        return switch (error) {
            case "invalid_grant" -> new ForPerson(
                    "the seller has taken its authorization back: authorize again and set the new refresh-token (%s)"
                            .formatted(said));
            case "invalid_client", "unauthorized_client" -> new ForPerson(
                    "its login does not know us: correct client-id and client-secret (%s)".formatted(said));
            default -> new ForPerson("its login refuses us: check the account's settings (%s)".formatted(said));
        };
    }

    private static String said(int status, String error, String description) {
        var text = Stream.of(Integer.toString(status), error, description)
                .filter(part -> !part.isBlank())
                .reduce((one, other) -> one + " " + other)
                .orElse("");
        return text.length() > WHY_CHARS_MAX ? text.substring(0, WHY_CHARS_MAX) : text;
    }

    private static Duration longer(Duration after) {
        return after.compareTo(TRY_AGAIN_AFTER) > 0 ? after : TRY_AGAIN_AFTER;
    }

    private static JsonNode json(String body) {
        try {
            return Objects.requireNonNullElse(JsonMapper.shared().readTree(body), MissingNode.getInstance());
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
