package io.waybill.dropship.aliexpress;

import io.waybill.kit.connector.Work;
import io.waybill.kit.connector.WorkStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/** Whether calls may be made for an account, and with which token; has a refused one renewed. */
final class AliExpressAuthorisation {

    private static final Duration WHILE_RENEWING = Duration.ofSeconds(5);
    private static final Duration WHILE_LOST = Duration.ofMinutes(1);

    private final AliExpressTokens tokens;
    private final WorkStore works;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    AliExpressAuthorisation(AliExpressTokens tokens, WorkStore works, TransactionOperations transactions,
            InstantSource clock) {
        this.tokens = tokens;
        this.works = works;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What an account may do now. */
    sealed interface Leave {

        record Granted(String accessToken) implements Leave {

            @Override
            public String toString() {
                return "Granted[hidden]";
            }
        }

        record Denied(Duration after, String why) implements Leave {}
    }

    Leave of(String account) {
        var standing = tokens.standing(account, clock.instant());
        if (!standing.accessRefused()) return new Leave.Granted(standing.pair().access());
        return standing.renewAt() == null
                ? new Leave.Denied(WHILE_LOST, lost(account, standing.lost()))
                : new Leave.Denied(WHILE_RENEWING, "the tokens of %s are being renewed".formatted(account));
    }

    /** AliExpress did not take this token: nothing more is tried with it. */
    Leave.Denied refused(String account, String accessToken) {
        transactions.executeWithoutResult(_ -> {
            var now = clock.instant();
            if (tokens.refuse(account, accessToken, now)) works.wakeAll(List.of(key(account).id()), now);
        });
        return new Leave.Denied(WHILE_RENEWING, "AliExpress took the access token of %s no more".formatted(account));
    }

    static String lost(String account, String why) {
        return ("%s is not authorised any more (%s): authorise it again at AliExpress and set its access-token and "
                + "refresh-token").formatted(account, why.isEmpty() ? "it has no refresh token" : why);
    }

    static Work.Key key(String account) {
        return new Work.Key(AliExpressTokenWork.KIND + ":" + account, AliExpressTokenWork.KIND, "", account);
    }
}
