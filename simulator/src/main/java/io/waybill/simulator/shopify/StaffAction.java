package io.waybill.simulator.shopify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a cashier or somebody of the staff does to an order. Each doubles as the body of its request. */
public sealed interface StaffAction {

    /** Rings up a sale. {@code customer} is a name. */
    record Sell(long locationId, @Nullable List<@Nullable Item> lines, @Nullable DeliveryMethod delivery,
            @Nullable String customer, @Nullable String email, @Nullable Address shippingAddress) {

        @Override
        public String toString() {
            return "Sell[locationId=" + locationId + ", delivery=" + delivery + "]";
        }
    }

    /** Marks lines as fulfilled; without lines everything that is left. */
    record Fulfill(@Nullable List<@Nullable Item> lines, @Nullable Tracking tracking) implements StaffAction {}

    /** {@code reason}: customer, inventory, fraud, declined, staff or other. */
    record Cancel(@Nullable String reason) implements StaffAction {}

    /** Sets quantities (a sku not in the order yet is added) and the address; what is null stays. */
    record Edit(@Nullable List<@Nullable Item> lines, @Nullable Address shippingAddress) implements StaffAction {}

    /** Changes nothing that matters, and yet the shop tells everybody. */
    record Touch() implements StaffAction {}

    /** So many of a sku. */
    record Item(@Nullable String sku, int quantity) {}

    /** A parcel's number, when there is one. */
    record Tracking(@Nullable String company, @Nullable String number, @Nullable String url) {}

    /** Where a parcel goes, as typed in at the till. */
    record Address(@Nullable String name, @Nullable String address1, @Nullable String address2,
            @Nullable String city, @Nullable String province, @Nullable String zip, @Nullable String countryCode,
            @Nullable String phone) {

        boolean isComplete() {
            return present(name) && present(address1) && present(city) && present(countryCode);
        }

        private static boolean present(@Nullable String value) {
            return value != null && !value.isBlank();
        }

        @Override
        public String toString() {
            return "Address[countryCode=" + countryCode + "]";
        }
    }

    /** How the goods leave the till: over the counter, by parcel, or later by the customer's own hands. */
    enum DeliveryMethod {
        RETAIL,
        SHIPPING,
        PICK_UP;
    }
}
