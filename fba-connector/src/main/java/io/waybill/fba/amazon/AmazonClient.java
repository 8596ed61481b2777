package io.waybill.fba.amazon;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waybill.fba.lwa.Access.Granted;
import io.waybill.fba.lwa.Access.Withheld;
import io.waybill.fba.lwa.AccessToken;
import io.waybill.fba.lwa.LwaTokens;
import io.waybill.kit.channel.Reply;
import io.waybill.kit.outside.Admission;
import io.waybill.kit.outside.Admission.Admitted;
import io.waybill.kit.outside.Admission.Denied;
import io.waybill.kit.outside.HttpReply;
import io.waybill.kit.outside.Permit;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One method for each operation. What changes something is given its permit, and fails rather than wait for a token;
 * what reads takes both itself.
 */
public final class AmazonClient {

    private static final String BASE = "/fba/outbound/2020-07-01";
    private static final String ORDERS = BASE + "/fulfillmentOrders";
    private static final String USER_AGENT = "Waybill/0.1 (Language=Java/%s; Platform=%s)"
            .formatted(Runtime.version().feature(), System.getProperty("os.name", "unknown"));
    private static final DateTimeFormatter AMZ_DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Duration TOKEN_AGAIN_AFTER = Duration.ofMillis(100);

    private final AmazonAccounts accounts;
    private final LwaTokens tokens;
    private final InstantSource clock;

    public AmazonClient(AmazonAccounts accounts, LwaTokens tokens, InstantSource clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The token comes first: a permit gets too old while it is waited for. */
    Admission admit(String account, String operation) {
        return switch (tokens.access(account)) {
            case Withheld(var after, var why) -> new Denied(after, why);
            case Granted _ -> accounts.guard(account).admit(operation);
        };
    }

    Reply<String> create(String account, Permit permit, String body) {
        return change(account, permit, request(account, ORDERS).POST(BodyPublishers.ofString(body, UTF_8)));
    }

    Reply<String> cancel(String account, Permit permit, String id) {
        return change(account, permit, request(account, "%s/%s/cancel".formatted(ORDERS, encoded(id)))
                .PUT(BodyPublishers.noBody()));
    }

    Reply<Optional<JsonNode>> order(String account, String id) {
        return read(account, Operations.GET, "%s/%s".formatted(ORDERS, encoded(id)));
    }

    Reply<Optional<JsonNode>> tracking(String account, long packageNumber) {
        return read(account, Operations.TRACK, "%s/tracking?packageNumber=%d".formatted(BASE, packageNumber));
    }

    Reply<Optional<JsonNode>> changedSince(String account, Instant since) {
        return read(account, Operations.LIST, "%s?queryStartDate=%s".formatted(ORDERS, encoded(since.toString())));
    }

    Reply<Optional<JsonNode>> nextPage(String account, String nextToken) {
        return read(account, Operations.LIST, "%s?nextToken=%s".formatted(ORDERS, encoded(nextToken)));
    }

    private Reply<String> change(String account, Permit permit, HttpRequest.Builder request) {
        return tokens.held(account)
                .map(token -> send(account, token, permit, request, Answers::effect))
                .orElseGet(() -> new Reply.NotMade<>(TOKEN_AGAIN_AFTER,
                        "the token of %s ended before the call".formatted(account)));
    }

    private Reply<Optional<JsonNode>> read(String account, String operation, String path) {
        return switch (admit(account, operation)) {
            case Denied(var after, var why) -> new Reply.NotMade<>(after, why);
            case Admitted(var permit) -> {
                try {
                    yield tokens.held(account)
                            .map(token -> send(account, token, permit, request(account, path).GET(), Answers::read))
                            .orElseGet(() -> new Reply.NotMade<>(TOKEN_AGAIN_AFTER,
                                    "the token of %s ended before the call".formatted(account)));
                } finally {
                    permit.giveBack();
                }
            }
        };
    }

    /** Being let in or not is looked at here, for it says something of the token and nothing of the order. */
    private <T> Reply<T> send(String account, AccessToken token, Permit permit, HttpRequest.Builder request,
            Function<HttpReply, Reply<T>> meaning) {
        var reply = permit.send(request.header("x-amz-access-token", token.text()).build());
        if (Answers.isNotLetIn(reply)) {
            var withheld = tokens.refused(account, token, Answers.cut(Answers.errors(reply)));
            return new Reply.NotMade<>(withheld.after(), withheld.why());
        }
        if (reply instanceof HttpReply.Answered answered && !answered.isServerFailure()) tokens.accepted(account);
        return meaning.apply(reply);
    }

    private HttpRequest.Builder request(String account, String path) {
        return HttpRequest.newBuilder(URI.create(accounts.account(account).endpoint() + path))
                .header("user-agent", USER_AGENT)
                .header("x-amz-date", AMZ_DATE.format(clock.instant()))
                .header("content-type", "application/json")
                .header("accept", "application/json");
    }

    /** Once, for a path as for a query. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
