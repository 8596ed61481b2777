package io.waybill.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.authentication.UsernamePasswordAuthenticationToken.unauthenticated;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PasswordLoginTest {

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void a_service_without_a_password_does_not_start_and_says_which() {
        assertThatThrownBy(() -> login(null)).isInstanceOf(MissingPasswordException.class)
                .hasMessageContaining("waybill.security.viewer-password");
        assertThatThrownBy(() -> login(" ")).hasMessageContaining("waybill.security.viewer-password");
        assertThatThrownBy(() -> login("x".repeat(73))).hasMessageContaining("72 bytes");
    }

    @Test
    void a_hashed_password_is_taken_as_it_is() {
        var login = login("{bcrypt}" + new BCryptPasswordEncoder(4).encode("view"));
        assertThat(login.authenticate(unauthenticated("viewer", "view")).getAuthorities()).hasToString("[ROLE_VIEWER]");
    }

    @Test
    void the_user_that_stands_for_nobody_cannot_log_in() {
        assertThatThrownBy(() -> login("view").authenticate(unauthenticated("nobody", "view")))
                .isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void a_password_that_was_right_is_checked_again_when_its_time_is_over() {
        var login = login("view");
        login.authenticate(unauthenticated("viewer", "view"));
        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
        assertThat(login.authenticate(unauthenticated("viewer", "view")).isAuthenticated()).isTrue();
    }

    @Test
    void nothing_prints_a_password() {
        var properties = new LoginProperties("view-secret", "operate-secret", "admin-secret", 4, Duration.ofMinutes(5));
        assertThat(properties.toString()).doesNotContain("secret");
        assertThat(new PasswordLogin(properties, nanos::get).toString()).doesNotContain("secret", "$2a");
    }

    private PasswordLogin login(@Nullable String viewer) {
        return new PasswordLogin(new LoginProperties(viewer, "operate", "administer", 4, Duration.ofMinutes(5)),
                nanos::get);
    }
}
