package io.waybill.orders.idempotency;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is remembered of a request: whose key it was, and what was asked.
 *
 * @param key of person and key together, since everybody has keys of their own
 * @param request of method, address and body under the key; without it, nobody can try out what was in the body
 */
record RequestHashes(String key, String request) {

    private static final String MAC = "HmacSHA256";

    static RequestHashes of(String person, String key, String line, byte[] body) {
        try {
            return new RequestHashes(hex(ofKey(person, key)), hex(ofRequest(key, line, body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] ofKey(String person, String key) throws GeneralSecurityException {
        var name = person.getBytes(UTF_8);
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).flip());
        digest.update(name);
        return digest.digest(key.getBytes(US_ASCII));
    }

    private static byte[] ofRequest(String key, String line, byte[] body) throws GeneralSecurityException {
        var mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(key.getBytes(US_ASCII), MAC));
        mac.update(line.getBytes(UTF_8));
        // No address has one, so it is clear where the body begins.
        mac.update((byte) '\n');
        return mac.doFinal(body);
    }

    /** What is locked while the key is in flight. Two keys that share one by chance are only not served at once. */
    long lock() {
        return HexFormat.fromHexDigitsToLong(key, 0, Long.BYTES * 2);
    }
}
