package io.waybill.fba.amazon;

import io.waybill.schemas.Address;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Amazon may quote what it refuses; who and where the customer is must not get into what staff and logs are told. */
final class PersonalData {

    private static final int CHARS_MIN = 3;

    private PersonalData() {}

    static String hidden(String text, @Nullable Address address) {
        if (address == null) return text;
        return Stream.of(address.getName(), address.getAddress1(), address.getAddress2(), address.getCity(),
                address.getPostalCode(), address.getPhone())
                .map(String::strip)
                .filter(datum -> datum.length() >= CHARS_MIN)
                .reduce(text, (hidden, datum) -> hidden.replace(datum, "…"));
    }
}
