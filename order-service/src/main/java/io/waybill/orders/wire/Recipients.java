package io.waybill.orders.wire;

import io.waybill.orders.order.Recipient;
import io.waybill.schemas.Address;
import org.jspecify.annotations.Nullable;

/** Personal data. */
public final class Recipients {

    private Recipients() {}

    /** Null where there is no address, as for a sale over the counter. */
    public static @Nullable Address toRecord(Recipient r) {
        if (!r.hasAddress()) return null;
        return new Address(r.name(), r.address1(), r.address2(), r.city(), r.province(), r.postalCode(), r
                .countryCode(),
                r.phone());
    }

    public static Recipient fromRecord(@Nullable Address a, String email) {
        if (a == null) return new Recipient("", "", "", "", "", "", "", "", email);
        return new Recipient(a.getName(), a.getAddress1(), a.getAddress2(), a.getCity(), a.getProvince(),
                a.getPostalCode(), a.getCountryCode(), a.getPhone(), email);
    }
}
