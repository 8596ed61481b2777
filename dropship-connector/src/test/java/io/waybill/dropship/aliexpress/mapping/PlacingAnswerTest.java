package io.waybill.dropship.aliexpress.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.channel.Reply;
import io.waybill.kit.channel.Submission;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PlacingAnswerTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"number\":[8190439416163295,8190439416163296]}", "[8190439416163295,8190439416163296]",
            "{\"number\":[\"8190439416163295\",\"8190439416163296\"]}"})
    void several_suppliers_are_several_orders_however_they_are_listed(String list) {
        assertThat(answer("{\"is_success\":true,\"order_list\":" + list + "}")).isEqualTo(
                new Reply.Accepted<>(new Submission(List.of("8190439416163295", "8190439416163296"), "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"number\":8190439416163295}", "8190439416163295", "\"8190439416163295\""})
    void one_order_may_be_no_list_at_all(String list) {
        assertThat(answer("{\"is_success\":\"true\",\"order_list\":" + list + "}")).isEqualTo(
                new Reply.Accepted<>(new Submission(List.of("8190439416163295"), "")));
    }

    @Test
    void one_that_could_not_be_paid_exists() {
        assertThat(answer(
                """
                {"is_success":true,"order_list":{"number":[81]},"error_msg":"OrderCreated, autoPay fail:APIPayFail"}"""))
                .isEqualTo(new Reply.Accepted<>(new Submission(List.of("81"), "placed, and not paid by itself")));
    }

    @Test
    void a_repeat_proves_that_it_exists_and_not_as_what() {
        assertThat(answer("{\"is_success\":false,\"error_code\":\"REPEATED_ORDER_ERROR\"}"))
                .isInstanceOfSatisfying(Reply.Accepted.class, reply -> assertThat(((Submission) reply.value()).refs())
                        .isEmpty());
        assertThat(answer("{\"is_success\":true}")).isInstanceOfSatisfying(Reply.Accepted.class,
                reply -> assertThat(((Submission) reply.value()).refs()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL, address", "ITEM_ID_NOT_FOUND, map its sku",
            "B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL_CPF_NOT_MATCH, tax number", "SKU_NOT_EXIST, map its sku",
            "DELIVERY_METHOD_NOT_EXIST, logistics service", "INVENTORY_HOLD_ERROR, too few units",
            "USER_ACCOUNT_DISABLED, account", "A003_SUSPICIOUS_BUYER, account", "SOMETHING_NEW, look the code up"})
    void a_refusal_says_what_to_mend(String code, String mend) {
        assertThat(answer("{\"is_success\":false,\"error_code\":\"%s\",\"error_msg\":\"Ada Lovelace\"}".formatted(
                code))).isInstanceOfSatisfying(Reply.Refused.class,
                        reply -> assertThat(reply.why()).startsWith(code + ": ").contains(mend).doesNotContain("Ada"));
    }

    @Test
    void its_own_trouble_is_tried_again() {
        assertThat(answer("{\"is_success\":false,\"error_code\":\"ERROR_WHEN_BUILD_FOR_PLACE_ORDER\"}")).isInstanceOf(
                Reply.NotMade.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"is_success\":null}", "{\"order_list\":{\"number\":[]}}", "{\"is_success\":1}"})
    void what_does_not_say_is_unknown(String body) {
        assertThat(answer(body)).isInstanceOf(Reply.Unknown.class);
    }

    private static Reply<Submission> answer(String result) {
        return PlacingAnswer.of(JsonMapper.shared().readTree(result));
    }
}
