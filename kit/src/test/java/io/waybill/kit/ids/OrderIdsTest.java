package io.waybill.kit.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderIdsTest {

    private static final String ALLOWED = "[A-Za-z0-9_-]{1,40}";

    /** Computed apart from this code. If this turns red, every order already known would become a second one. */
    @Test
    void never_change() {
        assertThat(OrderIds.orderId("SHOPIFY", "main-street.myshopify.com", "450789469")).isEqualTo(
                "bdc3769606b352938a19ffb5b4fccb36");
        assertThat(OrderIds.orderId("API", "main", "1001")).isEqualTo("f26b7b2328b45229b1023875ddb205b2");
        assertThat(OrderIds.orderId("API", "läden", "ü")).isEqualTo("0689b98b48a75ca3bfee4ef122e34166");
    }

    @Test
    void keep_orders_apart_whose_parts_only_read_alike() {
        assertThat(OrderIds.orderId("API", "ab", "c")).isNotEqualTo(OrderIds.orderId("API", "a", "bc"));
    }

    @Test
    void are_told_from_what_cannot_be_one() {
        assertThat(OrderIds.canBe(OrderIds.orderId("API", "main", "1001"))).isTrue();
        assertThat(OrderIds.canBe("o-1_A")).isTrue();
        assertThat(Stream.of("", " ", "o 1", "ö", "o1\n", "o".repeat(41))).noneMatch(OrderIds::canBe);
    }

    @Test
    void are_name_based_uuids() {
        var id = OrderIds.orderId("API", "main", "1001");
        var uuid = UUID.fromString(id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        assertThat(uuid.version()).isEqualTo(5);
        assertThat(uuid.variant()).isEqualTo(2);
    }

    @Test
    void fit_the_strictest_outside_system_down_to_shipments() {
        var id = OrderIds.orderId("API", "main", "1001");
        var fulfillmentOrderId = OrderIds.fulfillmentOrderId(id, 12);
        assertThat(fulfillmentOrderId).isEqualTo(id + "-F12").matches(ALLOWED);
        assertThat(OrderIds.shipmentId(fulfillmentOrderId, 3)).isEqualTo(id + "-F12-S3").matches(ALLOWED);
    }

    @Test
    void refuse_what_names_nothing() {
        assertThatThrownBy(() -> OrderIds.orderId("API", "", "1")).hasMessageContaining("store");
        assertThatThrownBy(() -> OrderIds.fulfillmentOrderId("a", 0)).hasMessageContaining("from 1");
    }
}
