package io.waybill.simulator.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.simulator.calls.SignedTokens.Grant;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignedTokensTest {

    private static final Grant GRANT = new Grant("SELLER-MAIN", 3, Instant.parse("2026-11-24T10:00:00Z"));

    private final SignedTokens tokens = new SignedTokens("Atza|", "secret");

    @Test
    void another_one_with_the_same_secret_knows_them() {
        String token = tokens.issue(GRANT);
        assertThat(token).startsWith("Atza|").isNotEqualTo(tokens.issue(GRANT));
        assertThat(new SignedTokens("Atza|", "secret").read(token)).contains(GRANT);
    }

    @Test
    void strangers_and_changed_ones_are_worth_nothing() {
        String token = tokens.issue(GRANT);
        assertThat(new SignedTokens("Atza|", "other").read(token)).isEmpty();
        assertThat(new SignedTokens("50000", "secret").read(token)).isEmpty();
        assertThat(tokens.read(token + "x")).isEmpty();
        assertThat(tokens.read(token.replace("Atza|", "Atza|AA"))).isEmpty();
        assertThat(tokens.read("Atza|")).isEmpty();
        assertThat(tokens.read(null)).isEmpty();
    }
}
