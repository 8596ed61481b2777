package io.waybill.kit.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Checks the three users' passwords by bcrypt, and remembers for a short while those that were right, by a keyed hash
 * whose key never leaves this process: bcrypt on every request would cost more than the request.
 */
final class PasswordLogin implements AuthenticationProvider {

    private static final String HASHED = "{bcrypt}";
    private static final int PASSWORD_BYTES_MAX = 72;
    private static final String HMAC = "HmacSHA256";
    private static final String NOBODY = "nobody";

    private final Map<String, String> hashes;
    private final BCryptPasswordEncoder bcrypt;
    private final SecretKeySpec key = new SecretKeySpec(random(), HMAC);
    private final Map<String, Long> rightUntil = new ConcurrentHashMap<>();
    /** A flood of wrong passwords must leave processors for everybody else. */
    private final Semaphore checks = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    private final long rememberNanos;
    private final LongSupplier nanoTime;

    PasswordLogin(LoginProperties properties, LongSupplier nanoTime) {
        this.bcrypt = new BCryptPasswordEncoder(properties.bcryptStrength());
        this.rememberNanos = properties.rememberFor().toNanos();
        this.nanoTime = nanoTime;
        this.hashes = Map.of("viewer", hash("viewer", properties.viewerPassword()), "operator",
                hash("operator", properties.operatorPassword()), "admin", hash("admin", properties.adminPassword()),
                // Makes a wrong name cost what a wrong password costs.
                NOBODY, String.valueOf(bcrypt.encode(HexFormat.of().formatHex(random()))));
    }

    private String hash(String user, @Nullable String password) {
        var property = "waybill.security.%s-password".formatted(user);
        if (password == null || password.isBlank()) throw new MissingPasswordException(property + " is not set");
        if (password.startsWith(HASHED)) return password.substring(HASHED.length());
        if (password.getBytes(StandardCharsets.UTF_8).length > PASSWORD_BYTES_MAX) {
            throw new MissingPasswordException(property + " is longer than 72 bytes, bcrypt would ignore the rest");
        }
        return String.valueOf(bcrypt.encode(password));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var user = String.valueOf(attempt.getName());
        var password = String.valueOf(attempt.getCredentials());
        if (!isRight(user, password)) throw new BadCredentialsException("user or password is wrong");
        var role = new SimpleGrantedAuthority("ROLE_" + user.toUpperCase(Locale.ROOT));
        return UsernamePasswordAuthenticationToken.authenticated(user, null, List.of(role));
    }

    private boolean isRight(String user, String password) {
        var known = keyedHash(user, password);
        var until = rightUntil.get(known);
        if (until != null && until - nanoTime.getAsLong() > 0) return true;
        if (!check(user, password)) return false;
        // Only right passwords get here, so there are never more than a few.
        rightUntil.put(known, nanoTime.getAsLong() + rememberNanos);
        return true;
    }

    private boolean check(String user, String password) {
        var isSomebody = hashes.containsKey(user) && !user.equals(NOBODY);
        var hash = hashes.getOrDefault(user, String.valueOf(hashes.get(NOBODY)));
        checks.acquireUninterruptibly();
        try {
            return bcrypt.matches(password, hash) && isSomebody;
        } finally {
            checks.release();
        }
    }

    private String keyedHash(String user, String password) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((user + "\0" + password).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private static byte[] random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public String toString() {
        return hashes.keySet().stream().sorted().collect(Collectors.joining(", ", "PasswordLogin[", "]"));
    }
}
