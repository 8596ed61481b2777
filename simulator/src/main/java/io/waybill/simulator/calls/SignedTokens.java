package io.waybill.simulator.calls;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that carry what they grant under a signature, so that a restarted simulator, which has forgotten everything,
 * still knows its own.
 */
public final class SignedTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final String prefix;
    private final byte[] secret;

    public SignedTokens(String prefix, String secret) {
        this.prefix = prefix;
        this.secret = (prefix + "/" + secret).getBytes(StandardCharsets.UTF_8);
    }

    /** To whom, the how manieth, until when. */
    public record Grant(String holder, long generation, Instant expiresAt) {}

    public String issue(Grant grant) {
        String content = grant.holder() + "\n" + grant.generation() + "\n" + grant.expiresAt().toEpochMilli() + "\n"
                + UUID.randomUUID();
        String encoded = ENCODER.encodeToString(content.getBytes(StandardCharsets.UTF_8));
        return prefix + encoded + "." + signature(encoded);
    }

    /** What a token grants, expired or not; empty where this simulator did not issue it. */
    public Optional<Grant> read(@Nullable String token) {
        if (token == null || !token.startsWith(prefix)) {
            return Optional.empty();
        }
        String[] parts = token.substring(prefix.length()).split("\\.", -1);
        if (parts.length != 2 || !parts[1].equals(signature(parts[0]))) {
            return Optional.empty();
        }
        String[] content = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8).split("\n", -1);
        return Optional.of(new Grant(content[0], Long.parseLong(content[1]),
                Instant.ofEpochMilli(Long.parseLong(content[2]))));
    }

    private String signature(String text) {
        return ENCODER.encodeToString(hmac(secret, text));
    }

    /** HMAC-SHA256 over the text's UTF-8. */
    public static byte[] hmac(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256 and takes any key that is not empty",
                    e);
        }
    }
}
