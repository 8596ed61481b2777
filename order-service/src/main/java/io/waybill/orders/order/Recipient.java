package io.waybill.orders.order;

/** Where an order goes, and to whom: personal data, kept apart from the order and never printed. */
public record Recipient(String name, String address1, String address2, String city, String province, String postalCode,
        String countryCode, String phone, String email) {

    public static final Recipient NONE = new Recipient("", "", "", "", "", "", "", "", "");

    public boolean isNone() {
        return equals(NONE);
    }

    /** Whether there is somewhere to send to; an e-mail alone is not. */
    public boolean hasAddress() {
        return !equals(new Recipient("", "", "", "", "", "", "", "", email));
    }

    @Override
    public String toString() {
        return isNone() ? "Recipient[none]" : "Recipient[***]";
    }
}
