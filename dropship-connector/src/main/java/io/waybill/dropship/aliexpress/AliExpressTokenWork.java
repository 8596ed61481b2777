package io.waybill.dropship.aliexpress;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.waybill.dropship.aliexpress.AliExpressTokens.Pair;
import io.waybill.dropship.aliexpress.mapping.Lenient;
import io.waybill.kit.connector.Answer;
import io.waybill.kit.connector.Answer.Next;
import io.waybill.kit.connector.Lane;
import io.waybill.kit.connector.Work;
import io.waybill.kit.connector.WorkHandler;
import io.waybill.kit.outside.Admission.Admitted;
import io.waybill.kit.outside.Admission.Denied;
import io.waybill.kit.outside.Permit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Renews an account's tokens at half of their time, once for all instances. Each renewal takes the last refresh token
 * with it, so the new pair is stored before anything else happens.
 */
final class AliExpressTokenWork implements WorkHandler {

    static final String KIND = "ALIEXPRESS_TOKENS";
    private static final Logger LOG = LoggerFactory.getLogger(AliExpressTokenWork.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(1);
    private static final long SECONDS_BY_DEFAULT = 24 * 60 * 60;
    private static final long SECONDS_MAX = 365L * 24 * 60 * 60;

    private final Map<String, AliExpressAccount> accounts;
    private final AliExpressTokens tokens;

    AliExpressTokenWork(List<AliExpressAccount> accounts, AliExpressTokens tokens) {
        this.accounts = accounts.stream().collect(toUnmodifiableMap(AliExpressAccount::name, Function.identity()));
        this.tokens = tokens;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Answer answer(Work work, Instant now) {
        var account = accounts.get(work.account());
        if (account == null) return new Answer.Nothing(Next.whenWoken());
        var standing = tokens.standing(account.name(), now);
        var renewAt = standing.renewAt();
        if (renewAt == null) {
            return standing.accessRefused() || !standing.lost().isEmpty()
                    ? unable(account, standing.lost())
                    : new Answer.Nothing(Next.whenWoken());
        }
        if (renewAt.isAfter(now)) return at(renewAt);
        return switch (account.client().admit(AliExpressClient.REFRESH)) {
            case Denied(var after, var why) -> new Answer.Deferred(after, why);
            case Admitted(var permit) -> renew(account, standing.pair(), permit, now);
        };
    }

    private Answer renew(AliExpressAccount account, Pair used, Permit permit, Instant now) {
        return switch (account.client().refresh(permit, used.refresh())) {
            case AliExpressAnswer.Content(var result) -> renewed(account, used, result, now);
            // All else that it turns away, a clock that is off among it, says nothing of the refresh token.
            case AliExpressAnswer.TurnedAway(var code) -> code.equals("IllegalRefreshToken")
                    ? lost(account, used, code)
                    : new Answer.Deferred(TRY_AGAIN_AFTER, "AliExpress turns its renewal away: " + code);
            case AliExpressAnswer.TokenRefused() -> lost(account, used, "its refresh token was refused");
            case AliExpressAnswer.NotOurs() ->
                new Answer.Deferred(TRY_AGAIN_AFTER, "AliExpress refuses the application that renews its tokens");
            case AliExpressAnswer.Throttled(var after) -> new Answer.Deferred(after, "AliExpress allows no more calls");
            case AliExpressAnswer.NotSent(var after, var why) -> new Answer.Deferred(after, why);
            // Should it have arrived, the next try is refused, and orders go on until the access token ends.
            case AliExpressAnswer.Unclear(var why) -> new Answer.Deferred(TRY_AGAIN_AFTER, why);
        };
    }

    private Answer renewed(AliExpressAccount account, Pair used, JsonNode result, Instant now) {
        var access = Lenient.text(result, "access_token");
        if (access.isEmpty()) return new Answer.Deferred(TRY_AGAIN_AFTER, "AliExpress answered without a token");
        var refresh = Lenient.text(result, "refresh_token");
        var next = new Pair(access, refresh.isEmpty() ? used.refresh() : refresh);
        var seconds = Lenient.whole(result, "expires_in")
                .filter(told -> told > 0)
                .map(told -> Math.min(told, SECONDS_MAX))
                .orElse(SECONDS_BY_DEFAULT);
        var renewAt = now.plusMillis(seconds * 1000 / 2);
        var isLast = Lenient.text(result, "refresh_expires_in").equals("0");
        var lost = isLast ? "AliExpress does not renew its tokens again" : "";
        if (!tokens.renew(account.name(), used, next, renewAt, lost, now)) return at(now);
        LOG.atInfo()
                .addKeyValue("account", account.name())
                .addKeyValue("goodForSeconds", seconds)
                .log("the tokens of an AliExpress account were renewed");
        return isLast ? unable(account, lost) : at(renewAt);
    }

    private Answer lost(AliExpressAccount account, Pair used, String why) {
        return tokens.lose(account.name(), used, why) ? unable(account, why) : new Answer.Deferred(Duration.ZERO, why);
    }

    private static Answer unable(AliExpressAccount account, String why) {
        var text = AliExpressAuthorisation.lost(account.name(), why);
        LOG.atWarn()
                .addKeyValue("account", account.name())
                .addKeyValue("error", why)
                .log(
                        "an AliExpress account has to be authorised again; its orders wait once its access token ends");
        return new Answer.Unable(text);
    }

    private static Answer at(Instant when) {
        return new Answer.Nothing(Next.at(when, Lane.UPKEEP));
    }
}
