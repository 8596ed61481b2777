package io.waybill.simulator.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.simulator.SettableClock;
import io.waybill.simulator.aliexpress.AccountTokens.Lifetimes;
import io.waybill.simulator.aliexpress.AccountTokens.Pair;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccountTokensTest {

    private static final Account ACCOUNT = new Account("main", "12345678", "", "", "", "sim-code");

    private final SettableClock clock = new SettableClock();
    private final AccountTokens tokens = start(ACCOUNT);

    @Test
    void the_first_pair_is_good_from_the_start_until_its_time() {
        assertThat(tokens.accepts("sim-access")).isTrue();
        assertThat(tokens.accepts("other")).isFalse();
        clock.advance(Duration.ofDays(30));
        assertThat(tokens.accepts("sim-access")).isFalse();
    }

    @Test
    void a_refresh_token_is_good_once() {
        Pair second = tokens.refresh("sim-renew").orElseThrow();
        assertThat(tokens.refresh("sim-renew")).isEmpty();
        assertThat(tokens.accepts(second.access())).isTrue();
        assertThat(tokens.accepts("sim-access")).isTrue();
        Pair third = tokens.refresh(second.refresh()).orElseThrow();
        assertThat(tokens.refresh(second.refresh())).isEmpty();
        clock.advance(Duration.ofDays(60));
        assertThat(tokens.accepts(third.access())).isFalse();
        assertThat(tokens.refresh(third.refresh())).isEmpty();
    }

    @Test
    void a_code_is_good_once() {
        Pair pair = tokens.redeem("sim-code").orElseThrow();
        assertThat(tokens.redeem("sim-code")).isEmpty();
        assertThat(tokens.redeem("other")).isEmpty();
        assertThat(tokens.refresh("sim-renew")).isEmpty();
        assertThat(tokens.refresh(pair.refresh())).isPresent();
    }

    @Test
    void a_restarted_simulator_knows_its_tokens_and_other_accounts_do_not() {
        Pair pair = tokens.refresh("sim-renew").orElseThrow();
        AccountTokens restarted = start(ACCOUNT);
        assertThat(restarted.accepts(pair.access())).isTrue();
        assertThat(restarted.refresh(pair.refresh())).isPresent();
        assertThat(restarted.refresh("sim-renew")).isEmpty();
        AccountTokens other = start(new Account("second", "23456789", "", "other", "other", "code"));
        assertThat(other.accepts(pair.access())).isFalse();
        assertThat(other.refresh(pair.refresh())).isEmpty();
    }

    private AccountTokens start(Account account) {
        return new AccountTokens(account, new Lifetimes(Duration.ofDays(30), Duration.ofDays(60)), clock);
    }
}
