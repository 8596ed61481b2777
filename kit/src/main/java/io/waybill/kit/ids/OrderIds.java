package io.waybill.kit.ids;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Derives the ids of orders, fulfillment orders and shipments. Equal input gives equal ids, in every service and for
 * ever; all match {@code [A-Za-z0-9_-]{1,40}}, which is what the strictest outside system takes.
 */
public final class OrderIds {

    /** The name space of our UUIDs. Changing it would give every known order a second identity. */
    private static final UUID NAMESPACE = UUID.fromString("6f7f5cf4-8a0e-5d5b-9c0c-3b6f0f3d9a51");

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private OrderIds() {}

    /** Whether this can be an id at all, also one of an order that somebody else named. */
    public static boolean canBe(String text) {
        return FORM.matcher(text).matches();
    }

    /** 32 lower-case hex digits: UUIDv5 of the three parts, each prefixed by its length in bytes. */
    public static String orderId(String platform, String store, String externalId) {
        var sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .flip());
        // The lengths keep ("ab", "c") and ("a", "bc") apart.
        add(sha1, "platform", platform);
        add(sha1, "store", store);
        add(sha1, "externalId", externalId);
        var id = sha1.digest();
        id[6] = (byte) ((id[6] & 0x0f) | 0x50);
        id[8] = (byte) ((id[8] & 0x3f) | 0x80);
        return HexFormat.of().formatHex(id, 0, 16);
    }

    /** The id of an order's n-th fulfillment order, n from 1. */
    public static String fulfillmentOrderId(String orderId, int n) {
        return numbered(orderId, "-F", n);
    }

    /** The id of a fulfillment order's n-th shipment, n from 1. */
    public static String shipmentId(String fulfillmentOrderId, int n) {
        return numbered(fulfillmentOrderId, "-S", n);
    }

    private static String numbered(String parent, String mark, int n) {
        if (n < 1) throw new IllegalArgumentException("expected a number from 1 under %s, got %d".formatted(parent, n));
        return parent + mark + n;
    }

    private static void add(MessageDigest digest, String name, String part) {
        if (part.isEmpty()) throw new IllegalArgumentException("an order's id needs a " + name);
        var bytes = part.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
