package io.waybill.orders.order;

/** The parts of a recipient, each edited by itself. */
public enum RecipientField {
    NAME, ADDRESS1, ADDRESS2, CITY, PROVINCE, POSTAL_CODE, COUNTRY_CODE, PHONE, EMAIL;

    String of(Recipient r) {
        return switch (this) {
            case NAME -> r.name();
            case ADDRESS1 -> r.address1();
            case ADDRESS2 -> r.address2();
            case CITY -> r.city();
            case PROVINCE -> r.province();
            case POSTAL_CODE -> r.postalCode();
            case COUNTRY_CODE -> r.countryCode();
            case PHONE -> r.phone();
            case EMAIL -> r.email();
        };
    }
}
