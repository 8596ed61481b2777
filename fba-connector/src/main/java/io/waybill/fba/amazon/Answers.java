package io.waybill.fba.amazon;

import io.waybill.kit.channel.Reply;
import io.waybill.kit.outside.HttpReply;
import io.waybill.kit.outside.HttpReply.Answered;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What an answer of the API means. Pure. Only what Amazon says in its own form of errors counts as its word: anything
 * else may come from something in between.
 */
final class Answers {

    private static final Duration AFTER_THROTTLED = Duration.ofSeconds(1);
    private static final int WHY_CHARS_MAX = 300;
    /** Amazon documents neither status nor text for an order that is not there. */
    private static final Pattern NOT_THERE = Pattern.compile(
            "(?i)\\b(does not exist|doesn't exist|not found|could not be found|no such)\\b");

    private Answers() {}

    /** Of a call that changes something. */
    static Reply<String> effect(HttpReply reply) {
        return reply(reply, answered -> {
            if (isSuccess(answered)) return success(answered, _ -> "");
            var errors = errors(answered);
            return errors.isEmpty() || !isFinal(answered.status())
                    ? new Reply.Unknown<>(said(answered, errors))
                    : new Reply.Refused<>(errors);
        });
    }

    /** Of a call that reads; empty where what is asked for is not there. */
    static Reply<Optional<JsonNode>> read(HttpReply reply) {
        return reply(reply, answered -> {
            if (isSuccess(answered)) {
                return json(answered).path("payload").isObject()
                        ? success(answered, body -> Optional.of(body.path("payload")))
                        : new Reply.Unknown<>("it answered %d and no payload".formatted(answered.status()));
            }
            var errors = errors(answered);
            var missing = !errors.isEmpty() && (answered.status() == 404
                    || (answered.status() == 400 && NOT_THERE.matcher(errors).find()));
            if (missing) return new Reply.Accepted<>(Optional.empty());
            return errors.isEmpty() || !isFinal(answered.status())
                    ? new Reply.Unknown<>(said(answered, errors))
                    : new Reply.Refused<>(errors);
        });
    }

    static boolean isNotLetIn(HttpReply reply) {
        return reply instanceof Answered answered && (answered.status() == 401 || answered.status() == 403);
    }

    /** Code and message of the first error; empty where there is none. */
    static String errors(HttpReply reply) {
        if (!(reply instanceof Answered answered)) return "";
        var error = json(answered).path("errors").path(0);
        var code = error.path("code").asString("");
        if (code.isBlank()) return "";
        var details = error.path("details").asString("");
        var text = "%s: %s%s".formatted(code, error.path("message").asString(""), details.isBlank()
                ? ""
                : " (" + details + ")");
        return text;
    }

    /** After personal data were taken out: half of a name would not be found any more. */
    static String cut(String text) {
        return text.length() > WHY_CHARS_MAX ? text.substring(0, WHY_CHARS_MAX) : text;
    }

    static <A, B> Reply<B> map(Reply<A> reply, Function<A, Reply<B>> accepted) {
        return switch (reply) {
            case Reply.Accepted(var value) -> accepted.apply(value);
            case Reply.Refused(var why) -> new Reply.Refused<>(why);
            case Reply.NotMade(var after, var why) -> new Reply.NotMade<>(after, why);
            case Reply.Unknown(var why) -> new Reply.Unknown<>(why);
        };
    }

    private static <T> Reply<T> reply(HttpReply reply, Function<Answered, Reply<T>> meaning) {
        return switch (reply) {
            case HttpReply.NotSent(var after, var why) -> new Reply.NotMade<>(after, why);
            case HttpReply.Lost(var why) -> new Reply.Unknown<>(why);
            case Answered answered when answered.isThrottled() ->
                new Reply.NotMade<>(AFTER_THROTTLED, said(answered, errors(answered)));
            case Answered answered -> meaning.apply(answered);
        };
    }

    private static boolean isSuccess(Answered answered) {
        return answered.status() >= 200 && answered.status() < 300;
    }

    /** Whether the same request would be answered the same again. */
    private static boolean isFinal(int status) {
        return switch (status) {
            case 400, 404, 413, 415, 422 -> true;
            default -> false;
        };
    }

    /** Amazon's model lets errors stand in a success, too. */
    private static <T> Reply<T> success(Answered answered, Function<JsonNode, T> value) {
        var errors = errors(answered);
        return errors.isEmpty()
                ? new Reply.Accepted<>(value.apply(json(answered)))
                : new Reply.Unknown<>(said(answered, errors));
    }

    private static String said(Answered answered, String errors) {
        return "it answered %d%s".formatted(answered.status(), errors.isEmpty() ? "" : ", " + errors);
    }

    private static JsonNode json(Answered answered) {
        try {
            return Objects.requireNonNullElse(JsonMapper.shared().readTree(answered.body()),
                    MissingNode.getInstance());
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
