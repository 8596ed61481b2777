package io.waybill.dropship.aliexpress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What AliExpress knows its caller by: an HMAC over all parameters in the order of their names. Pure. */
final class AliExpressSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String ITSELF = "sign";

    private AliExpressSignature() {}

    /** {@code path} is that of a system API, and empty for business APIs. Empty parameters are not signed. */
    static String of(String path, Map<String, String> parameters, String appSecret) {
        var text = new StringBuilder(path);
        new TreeMap<>(parameters).forEach((name, value) -> {
            if (!name.equals(ITSELF) && !value.isEmpty()) text.append(name).append(value);
        });
        return HexFormat.of().withUpperCase().formatHex(hmac(text.toString(), appSecret));
    }

    private static byte[] hmac(String text, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
