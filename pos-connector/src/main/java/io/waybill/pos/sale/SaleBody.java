package io.waybill.pos.sale;

import java.util.Arrays;

/** A sale's body exactly as its source sent it. Personal data: never printed. */
public final class SaleBody {

    private final byte[] bytes;

    private SaleBody(byte[] bytes) {
        this.bytes = bytes;
    }

    public static SaleBody of(byte[] bytes) {
        return new SaleBody(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    boolean sameAs(SaleBody other) {
        return Arrays.equals(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return "SaleBody[%d bytes]".formatted(bytes.length);
    }
}
