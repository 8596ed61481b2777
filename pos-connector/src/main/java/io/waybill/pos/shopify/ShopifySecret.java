package io.waybill.pos.shopify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret a store signs its webhooks with. Never printed. */
public final class ShopifySecret {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private ShopifySecret(SecretKeySpec key) {
        this.key = key;
    }

    public static ShopifySecret of(String secret) {
        return new ShopifySecret(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
    }

    /** Whether the signature is that of these very bytes; takes as long for a wrong one as for a right one. */
    boolean signed(byte[] body, String signature) {
        return MessageDigest.isEqual(signature(body).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    private String signature(byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "ShopifySecret[hidden]";
    }
}
