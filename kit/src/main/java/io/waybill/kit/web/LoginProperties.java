package io.waybill.kit.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may do what. The names of the three users are their roles.
 *
 * @param viewerPassword may read; plain, or hashed when it begins with {bcrypt}
 * @param operatorPassword may also change
 * @param adminPassword may do everything
 * @param bcryptStrength cost of one check of a password, as a power of two
 * @param rememberFor how long a password that was right is not hashed again
 */
@ConfigurationProperties("waybill.security")
record LoginProperties(@Nullable String viewerPassword, @Nullable String operatorPassword,
        @Nullable String adminPassword, @DefaultValue("10") int bcryptStrength,
        @DefaultValue("5m") Duration rememberFor) {

    @Override
    public String toString() {
        return "LoginProperties[bcryptStrength=%d, rememberFor=%s]".formatted(bcryptStrength, rememberFor);
    }
}
