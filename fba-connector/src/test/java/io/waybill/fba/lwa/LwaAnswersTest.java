package io.waybill.fba.lwa;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.fba.lwa.TokenReply.ForPerson;
import io.waybill.fba.lwa.TokenReply.Later;
import io.waybill.fba.lwa.TokenReply.Token;
import io.waybill.kit.outside.HttpReply;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LwaAnswersTest {

    @Test
    void a_token_with_its_lifetime() {
        assertThat(of(200, """
                {"access_token": "Atza|1", "token_type": "bearer", "expires_in": 1800, "refresh_token": "Atzr|1"}"""))
                .isEqualTo(new Token("Atza|1", Duration.ofMinutes(30)));
        assertThat(of(200, "{\"access_token\": \"Atza|1\"}")).isEqualTo(new Token("Atza|1", Duration.ofHours(1)));
    }

    @Test
    void a_person_is_needed_where_the_authorization_or_our_credentials_are_wrong() {
        assertThat(of(400, error("invalid_grant"))).isInstanceOfSatisfying(ForPerson.class,
                person -> assertThat(person.why()).contains("authorize again", "invalid_grant"));
        assertThat(of(401, error("invalid_client"))).isInstanceOfSatisfying(ForPerson.class,
                person -> assertThat(person.why()).contains("client-secret"));
        assertThat(of(400, error("invalid_scope"))).isInstanceOf(ForPerson.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 302})
    void anything_else_is_tried_later(int status) {
        assertThat(of(status, "<html>")).isInstanceOf(Later.class);
    }

    @Test
    void so_is_what_did_not_arrive_or_cannot_be_read() {
        assertThat(LwaAnswers.of(new HttpReply.Lost("gone"))).isInstanceOf(Later.class);
        assertThat(LwaAnswers.of(new HttpReply.NotSent(Duration.ZERO, "refused"))).isInstanceOf(Later.class);
        assertThat(of(200, "{}")).isInstanceOf(Later.class);
        assertThat(of(200, "{")).isInstanceOf(Later.class);
        assertThat(of(200, "")).isInstanceOf(Later.class);
    }

    @Test
    void nothing_shows_a_secret() {
        assertThat(new Token("Atza|secret", Duration.ofHours(1)).toString()).doesNotContain("secret");
        assertThat(AccessToken.of("Atza|secret", java.time.Instant.EPOCH, Duration.ofHours(1)).toString())
                .doesNotContain("secret");
        assertThat(new Credentials(java.net.URI.create("https://x"), "id", "hush", "hush").toString())
                .doesNotContain("hush");
    }

    private static String error(String error) {
        return "{\"error\": \"%s\", \"error_description\": \"something\"}".formatted(error);
    }

    private static TokenReply of(int status, String body) {
        return LwaAnswers.of(new HttpReply.Answered(status, HttpHeaders.of(Map.of(), (_, _) -> true), body));
    }
}
