package io.waybill.simulator.aliexpress;

import io.waybill.simulator.calls.SignedTokens;
import io.waybill.simulator.calls.SignedTokens.Grant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One account's tokens. Each refresh token is good once: it makes a new pair, and all older ones are worth nothing. An
 * access token stays good until its time, as the newest is not told apart from its forerunners.
 */
final class AccountTokens {

    private final Account account;
    private final Lifetimes lifetimes;
    private final InstantSource clock;
    private final Instant initialUntil;
    private final Instant initialRenewableUntil;
    private final SignedTokens accessTokens;
    private final SignedTokens refreshTokens;
    private long generation;
    private boolean codeUsed;

    AccountTokens(Account account, Lifetimes lifetimes, InstantSource clock) {
        this.account = account;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.initialUntil = clock.instant().plus(lifetimes.access());
        this.initialRenewableUntil = clock.instant().plus(lifetimes.refresh());
        this.accessTokens = new SignedTokens("50000", account.appSecret());
        this.refreshTokens = new SignedTokens("50001", account.appSecret());
    }

    /** How long tokens are good. */
    record Lifetimes(Duration access, Duration refresh) {}

    /** A new access token and what makes the next one. */
    record Pair(String access, Instant accessUntil, String refresh, Instant refreshUntil) {

        @Override
        public String toString() {
            return "Pair[]";
        }
    }

    Account account() {
        return account;
    }

    boolean accepts(String accessToken) {
        Instant now = clock.instant();
        return accessToken.equals(account.accessToken())
                ? now.isBefore(initialUntil)
                : accessTokens.read(accessToken)
                        .filter(grant -> mine(grant) && now.isBefore(grant.expiresAt()))
                        .isPresent();
    }

    /** Empty where the token is not the newest one, or too old. */
    synchronized Optional<Pair> refresh(String refreshToken) {
        Instant now = clock.instant();
        Optional<Grant> grant = refreshToken.equals(account.refreshToken())
                ? Optional.of(new Grant(account.id(), 0, initialRenewableUntil))
                : refreshTokens.read(refreshToken).filter(this::mine);
        return grant.filter(one -> one.generation() >= generation && now.isBefore(one.expiresAt()))
                .map(one -> pair(one.generation() + 1));
    }

    /** Empty where the code is wrong or was used. */
    synchronized Optional<Pair> redeem(String code) {
        if (codeUsed || !code.equals(account.code())) {
            return Optional.empty();
        }
        codeUsed = true;
        return Optional.of(pair(generation + 1));
    }

    /** A restarted simulator learns from the token which generation it is at. */
    private Pair pair(long next) {
        generation = next;
        Instant accessUntil = clock.instant().plus(lifetimes.access());
        Instant refreshUntil = clock.instant().plus(lifetimes.refresh());
        return new Pair(accessTokens.issue(new Grant(account.id(), next, accessUntil)), accessUntil,
                refreshTokens.issue(new Grant(account.id(), next, refreshUntil)), refreshUntil);
    }

    private boolean mine(Grant grant) {
        return grant.holder().equals(account.id());
    }
}
