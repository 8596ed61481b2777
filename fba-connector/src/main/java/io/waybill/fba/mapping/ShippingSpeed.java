package io.waybill.fba.mapping;

/** How fast Amazon is to deliver. */
public enum ShippingSpeed {
    STANDARD("Standard"), EXPEDITED("Expedited"), PRIORITY("Priority");

    private final String word;

    ShippingSpeed(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
