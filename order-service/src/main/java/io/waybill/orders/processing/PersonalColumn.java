package io.waybill.orders.processing;

import io.waybill.orders.order.Recipient;
import java.util.function.Function;

/** The columns of personal data, each with the parameter that carries it. */
enum PersonalColumn {

    NAME("names", Recipient::name), ADDRESS1("address1s", Recipient::address1), ADDRESS2("address2s",
            Recipient::address2),
    CITY("cities", Recipient::city), PROVINCE("provinces", Recipient::province),
    POSTAL_CODE("postalCodes", Recipient::postalCode), COUNTRY_CODE("countries", Recipient::countryCode),
    PHONE("phones", Recipient::phone), EMAIL("emails", Recipient::email);

    final String parameter;
    @SuppressWarnings("ImmutableEnumChecker") // method references
    final Function<Recipient, String> of;

    PersonalColumn(String parameter, Function<Recipient, String> of) {
        this.parameter = parameter;
        this.of = of;
    }
}
