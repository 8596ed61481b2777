package io.waybill.simulator.aliexpress;

import io.waybill.simulator.calls.SignedTokens;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The platform's signature: HMAC-SHA256 over a system API's path and all parameters in the order of their names. */
final class TopSignature {

    private TopSignature() {}

    /** {@code path} is empty for business APIs. */
    static String of(String path, Map<String, String> parameters, String appSecret) {
        StringBuilder text = new StringBuilder(path);
        new TreeMap<>(parameters).forEach((name, value) -> {
            if (!name.equals("sign") && !value.isEmpty()) {
                text.append(name).append(value);
            }
        });
        byte[] key = appSecret.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().withUpperCase().formatHex(SignedTokens.hmac(key, text.toString()));
    }
}
