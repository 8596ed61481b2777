package io.waybill.fba.lwa;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.fba.lwa.Access.Withheld;
import io.waybill.kit.outside.Guards;
import io.waybill.kit.outside.QuotaLimit;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The access tokens of all accounts. Amazon publishes no limit for its login; ours only keeps a broken setup quiet. */
public final class LwaTokens {

    private static final QuotaLimit LIMIT = new QuotaLimit(1, 10);

    private final Map<String, Login> logins = new HashMap<>();

    public LwaTokens(Map<String, Credentials> byAccount, Guards guards, InstantSource clock, MeterRegistry registry) {
        byAccount.forEach((account, credentials) -> {
            var guard = guards.guard(account + ":login", Map.of(LwaClient.OPERATION, LIMIT));
            var login = new Login(account, new LwaClient(guard, credentials), clock);
            logins.put(account, login);
            Gauge.builder("waybill.fba.authorized", login, l -> l.needsPerson() ? 0 : 1)
                    .description("0 while Amazon does not let the account in until a person acts")
                    .tag("account", account)
                    .register(registry);
        });
    }

    /** A token that is good now; asks for one if need be. */
    public Access access(String account) {
        return login(account).access();
    }

    /** A token that is good now, without asking for one. */
    public Optional<AccessToken> held(String account) {
        return login(account).held();
    }

    /** A call was not let in with this token: how soon the next may try, and why this one failed. */
    public Withheld refused(String account, AccessToken token, String why) {
        return login(account).refused(token, why);
    }

    /** A call was let in. */
    public void accepted(String account) {
        login(account).accepted();
    }

    private Login login(String account) {
        var login = logins.get(account);
        if (login == null) throw new IllegalStateException("account %s has no login".formatted(account));
        return login;
    }
}
