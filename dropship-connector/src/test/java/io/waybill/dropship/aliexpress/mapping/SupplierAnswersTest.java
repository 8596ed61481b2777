package io.waybill.dropship.aliexpress.mapping;

import static io.waybill.dropship.aliexpress.mapping.AliExpressSays.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SupplierAnswersTest {

    private static final String NOT_FOUND = "{\"ret\":false,\"msg\":\"TRACKING DATA NOT FOUND\",\"code\":\"1001\"}";

    @ParameterizedTest
    @ValueSource(strings = {"{\"aeop_child_order_info\":[%s]}", "{\"ae_child_order_info\":[%s]}", "[%s]",
            "{\"aeop_child_order_info\":%s}", "%s"})
    void lists_are_read_however_they_are_written(String list) {
        var order = SupplierAnswers.order("81", JsonMapper.shared()
                .readTree(
                        "{\"order_status\":\"FINISH\",\"child_order_list\":%s}".formatted(list.formatted(
                                "{\"product_id\":1001,\"product_count\":\"2\"}"))),
                ZONE);

        assertThat(order.orElseThrow().children()).containsExactly(new SupplierOrder.Child("1001", 2, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"order_status\":\"FINISH\"}", "{\"child_order_list\":[{\"product_id\":1}]}",
            "{\"order_status\":\"FINISH\",\"child_order_list\":[{\"product_id\":1,\"product_count\":1},{}]}"})
    void an_order_that_says_half_is_not_understood(String body) {
        assertThat(SupplierAnswers.order("81", JsonMapper.shared().readTree(body), ZONE)).isEmpty();
    }

    @Test
    void tracking_that_fails_is_not_taken_for_no_parcel() {
        assertThat(SupplierAnswers.parcels(JsonMapper.shared().readTree(NOT_FOUND))).contains(List.of());
        assertThat(SupplierAnswers.parcels(JsonMapper.shared().readTree("{\"ret\":false,\"code\":\"500\"}"))).isEmpty();
        assertThat(SupplierAnswers.parcels(JsonMapper.shared().readTree("{}"))).isEmpty();
    }
}
