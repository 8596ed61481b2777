package io.waybill.fba.lwa;

import io.waybill.fba.lwa.Access.Granted;
import io.waybill.fba.lwa.Access.Withheld;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of one account. Whoever finds it old asks for a new one; everybody else goes on with the old one while it
 * is good, and waits for the new one when it is not.
 */
final class Login {

    static final Duration PERSON_TRIES_AFTER = Duration.ofMinutes(1);
    private static final Duration REFUSED_ONCE_AFTER = Duration.ofMillis(100);
    private static final Logger LOG = LoggerFactory.getLogger(Login.class);

    private final String account;
    private final TokenSource source;
    private final InstantSource clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable AccessToken token;
    private volatile @Nullable Rest rest;
    private volatile boolean refusedByLogin;
    private volatile boolean refusedAfresh;
    private Instant droppedAt = Instant.EPOCH;

    /** Until when nobody asks for a token, and why. */
    private record Rest(Instant until, String why) {}

    Login(String account, TokenSource source, InstantSource clock) {
        this.account = account;
        this.source = source;
        this.clock = clock;
    }

    Access access() {
        var held = token;
        var now = clock.instant();
        if (held != null && held.isFresh(now)) return new Granted(held);
        if (held == null || !held.isGood(now)) {
            renewing.lock();
        } else if (!renewing.tryLock()) {
            return new Granted(held);
        }
        try {
            return renewed(clock.instant());
        } finally {
            renewing.unlock();
        }
    }

    /** The token as it is, for a call that may not wait. */
    Optional<AccessToken> held() {
        return Optional.ofNullable(token).filter(held -> held.isGood(clock.instant()));
    }

    private Access renewed(Instant now) {
        var held = token;
        if (held != null && held.isFresh(now)) return new Granted(held);
        var resting = rest;
        if (resting != null && now.isBefore(resting.until())) return withheld(resting, now);
        return switch (source.fetch()) {
            case TokenReply.Token(var text, var lifetime) -> took(AccessToken.of(text, now, lifetime));
            case TokenReply.Later(var after, var why) -> withheld(rest(after, why), now);
            case TokenReply.ForPerson(var why) -> {
                if (!refusedByLogin)
                    LOG.atWarn()
                            .addKeyValue("account", account)
                            .addKeyValue("error", why)
                            .log(
                                    "no token is given to an account, nothing is called until somebody acts");
                refusedByLogin = true;
                yield withheld(rest(PERSON_TRIES_AFTER, why), now);
            }
        };
    }

    private Access took(AccessToken fresh) {
        token = fresh;
        rest = null;
        refusedByLogin = false;
        return new Granted(fresh);
    }

    private Rest rest(Duration after, String why) {
        var resting = new Rest(clock.instant().plus(after), "no token for %s: %s".formatted(account, why));
        rest = resting;
        return resting;
    }

    /** A token that is old and good is better than none. */
    private Access withheld(Rest resting, Instant now) {
        var held = token;
        return held != null && held.isGood(now)
                ? new Granted(held)
                : new Withheld(Duration.between(now, resting.until()), resting.why());
    }

    /**
     * A call with this token was not let in. The next one asks for another; if that was tried a moment ago, it is not
     * the token, and asking for ever more of them would help nobody.
     */
    Withheld refused(AccessToken refused, String why) {
        renewing.lock();
        try {
            var said = "%s does not let us in: %s".formatted(account, why);
            if (!refused.equals(token)) return new Withheld(REFUSED_ONCE_AFTER, said);
            var now = clock.instant();
            if (now.isBefore(droppedAt.plus(PERSON_TRIES_AFTER))) {
                refusedAfresh = true;
                return new Withheld(PERSON_TRIES_AFTER, said + "; a fresh token does not help, check roles and region");
            }
            token = null;
            droppedAt = now;
            return new Withheld(REFUSED_ONCE_AFTER, said);
        } finally {
            renewing.unlock();
        }
    }

    void accepted() {
        refusedAfresh = false;
    }

    boolean needsPerson() {
        return refusedByLogin || refusedAfresh;
    }
}
