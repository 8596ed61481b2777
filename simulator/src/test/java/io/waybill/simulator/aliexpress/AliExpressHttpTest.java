package io.waybill.simulator.aliexpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.simulator.ApiFixture;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** AliExpress as its clients meet it: over HTTP alone. */
class AliExpressHttpTest extends ApiFixture {

    private static final String MUG = "1005001000000001\",\"sku_attr\":\"14:29#White";
    private static final String POSTER = "1005001000000003\",\"sku_attr\":\"5:361386#A2";
    private static final String RESULT = "/aliexpress_ds_order_create_response/result";

    @BeforeEach
    void nothing_goes_wrong() {
        faults("aliexpress", "{}");
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void an_order_is_made_read_tracked_and_told_by_the_ledger() {
        Got created = create("http-1", MUG);
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.text("/aliexpress_ds_order_create_response/code")).isEqualTo("0");
        String id = created.body().at(RESULT + "/order_list/number/0").asString();
        assertThat(tracking(id).text("/aliexpress_ds_order_tracking_get_response/result/msg"))
                .isEqualTo("TRACKING DATA NOT FOUND");
        clock.advance(Duration.ofSeconds(2));
        Got order = read(id);
        assertThat(order.text("/aliexpress_trade_ds_order_get_response/rsp_code")).isEqualTo("200");
        assertThat(order.text("/aliexpress_trade_ds_order_get_response/result/order_status"))
                .isEqualTo("WAIT_BUYER_ACCEPT_GOODS");
        assertThat(order.text("/aliexpress_trade_ds_order_get_response/result/gmt_create")).startsWith("2026-11-24 0");
        assertThat(tracking(id).text("/aliexpress_ds_order_tracking_get_response/result/data"
                + "/tracking_detail_line_list/tracking_detail/0/mail_no")).startsWith("LP");
        assertThat(create("http-1", MUG).text(RESULT + "/error_code")).isEqualTo("REPEATED_ORDER_ERROR");
        JsonNode effect = effect("aliexpress", "http-1");
        assertThat(effect.path("refs").path(0).asString()).isEqualTo(id);
        assertThat(effect.path("repeats").asInt()).isEqualTo(1);
        assertThat(effect.path("status").asString()).isEqualTo("WAIT_BUYER_ACCEPT_GOODS");
    }

    @ParameterizedTest
    @CsvSource({"app_key, , MissingParameter", "timestamp, , MissingParameter", "sign_method, , MissingParameter",
            "session, , MissingParameter", "method, , MissingParameter", "app_key, 99, InvalidParameter",
            "sign_method, md5, InvalidParameter", "session, other, IllegalAccessToken",
            "session, sim-access-second, IllegalAccessToken", "timestamp, 1700000000000, IllegalTimestamp",
            "timestamp, today, IllegalTimestamp", "method, aliexpress.ds.product.get, InvalidApiPath",
            "single_order_query, , MissingParameter", "single_order_query, {, InvalidParameter",
            "single_order_query, {}, InvalidParameter"})
    void a_call_that_is_wrong_is_answered_200_with_an_error(String field, String value, String code) {
        Map<String, String> call = query("1");
        call.put(field, value == null ? "" : value);
        Got got = send(signed("", call));
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.text("/error_response/code")).isEqualTo(code);
        assertThat(got.text("/error_response/type")).isEqualTo("ISV");
        assertThat(got.text("/error_response/msg")).isNotBlank();
        assertThat(got.text("/error_response/request_id")).isNotBlank();
    }

    @Test
    void a_signature_of_something_else_is_worth_nothing() {
        Map<String, String> call = signed("", query("1"));
        call.put("single_order_query", "{\"order_id\":2}");
        assertThat(send(call).text("/error_response/code")).isEqualTo("IncompleteSignature");
        call.remove("sign");
        assertThat(send(call).text("/error_response/code")).isEqualTo("MissingParameter");
    }

    @Test
    void the_skew_is_two_hours_both_ways_and_a_get_is_as_good() {
        for (long hours : new long[]{-2, 2}) {
            Map<String, String> call = query("1");
            call.put("timestamp", Long.toString(clock.instant().plus(Duration.ofHours(hours)).toEpochMilli()));
            assertThat(get("/sync?" + encoded(signed("", call))).text("/error_response/sub_code"))
                    .isEqualTo("isv.insufficient-permission");
        }
    }

    @Test
    void an_order_of_another_account_is_nobodys_business() {
        String id = create("http-2", MUG).body().at(RESULT + "/order_list/number/0").asString();
        Map<String, String> call = signed("", query(id));
        call.put("app_key", "23456789");
        call.put("session", "sim-access-second");
        call.put("sign", TopSignature.of("", call, "sim-secret-second"));
        assertThat(send(call).text("/error_response/sub_code")).isEqualTo("isv.insufficient-permission");
        assertThat(read(id).body().has("error_response")).isFalse();
    }

    @Test
    void tokens_are_renewed_and_the_older_ones_worth_nothing() {
        Got renewed = system("/auth/token/refresh", "refresh_token", "sim-renew");
        assertThat(renewed.text("/code")).isEqualTo("0");
        assertThat(renewed.body().path("expires_in").asLong()).isEqualTo(Duration.ofDays(30).toSeconds());
        Map<String, String> call = query("1");
        call.remove("session");
        call.put("access_token", renewed.text("/access_token"));
        assertThat(send(signed("", call)).text("/error_response/sub_code")).isEqualTo("isv.insufficient-permission");
        Got again = system("/auth/token/refresh", "refresh_token", "sim-renew");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/code")).isEqualTo("IllegalRefreshToken");
        assertThat(again.text("/message")).isNotBlank();
        assertThat(system("/auth/token/create", "code", "sim-code").text("/refresh_token")).isNotBlank();
        assertThat(system("/auth/token/create", "code", "sim-code").text("/code")).isEqualTo("InvalidCode");
        assertThat(system("/auth/token/refresh", "refresh_token", "").text("/code")).isEqualTo("MissingParameter");
        Map<String, String> unsigned = new HashMap<>(signed("", Map.of("refresh_token", "sim-renew")));
        assertThat(postForm("/rest/auth/token/refresh", unsigned).text("/code")).isEqualTo("IncompleteSignature");
        assertThat(postForm("/rest/other", Map.of()).text("/code")).isEqualTo("InvalidApiPath");
    }

    @Test
    void calls_beyond_the_limit_are_refused_and_counted() {
        IntStream.range(0, 5).forEach(n -> assertThat(read("1").text("/error_response/sub_code")).isNotBlank());
        long before = calls("aliexpress", "dropship-main", "aliexpress.trade.ds.order.get").path("quotaViolations")
                .asLong();
        Got tooMany = read("1");
        assertThat(tooMany.status()).isEqualTo(200);
        assertThat(tooMany.text("/error_response/code")).isEqualTo("ApiCallLimit");
        assertThat(tooMany.text("/error_response/msg")).contains("1 seconds");
        assertThat(calls("aliexpress", "dropship-main", "aliexpress.trade.ds.order.get").path("quotaViolations")
                .asLong())
                .isEqualTo(before + 1);
        clock.advance(Duration.ofMillis(200));
        assertThat(read("1").text("/error_response/sub_code")).isNotBlank();
    }

    @Test
    void a_lost_answer_hides_an_order() {
        faults("aliexpress", "{\"answerLost\":1}");
        assertThat(breaks("/sync", signed("", placing("lost", MUG)))).isTrue();
        faults("aliexpress", "{}");
        assertThat(create("lost", MUG).text(RESULT + "/error_code")).isEqualTo("REPEATED_ORDER_ERROR");
        assertThat(get("/sim/aliexpress/orders?outOrderId=lost").body().path("items")).hasSize(1);
        assertThat(effect("aliexpress", "lost").path("created").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"failedBefore, ISP, ServiceTimeout, 0", "failedAfter, ISP, ServiceTimeout, 1",
            "throttled, ISV, ApiCallLimit, 0"})
    void an_error_hides_whether_it_was_done(String fault, String type, String code, int orders) {
        faults("aliexpress", "{\"" + fault + "\":1}");
        Got got = create("f-" + fault, MUG);
        assertThat(got.text("/error_response/type")).isEqualTo(type);
        assertThat(got.text("/error_response/code")).isEqualTo(code);
        assertThat(get("/sim/aliexpress/orders?outOrderId=f-" + fault).body().path("items")).hasSize(orders);
    }

    @Test
    void an_outage_takes_tokens_with_it() {
        faults("aliexpress", "{\"outage\":\"FAIL\"}");
        assertThat(read("1").status()).isEqualTo(503);
        assertThat(system("/auth/token/refresh", "refresh_token", "sim-renew").status()).isEqualTo(503);
    }

    @Test
    void people_pay_cancel_ship_and_fill_up() {
        String unpaid = create("hands-1", POSTER).body().at(RESULT + "/order_list/number/0").asString();
        assertThat(post("/sim/aliexpress/orders/" + unpaid + "/pay", "").status()).isEqualTo(204);
        assertThat(post("/sim/aliexpress/orders/" + unpaid + "/pay", "").status()).isEqualTo(422);
        assertThat(post("/sim/aliexpress/orders/" + unpaid + "/ship", "").status()).isEqualTo(204);
        String other = create("hands-2", MUG).body().at(RESULT + "/order_list/number/0").asString();
        assertThat(post("/sim/aliexpress/orders/" + other + "/cancel", "{\"reason\":\"CANCELED_BY_SELLER\"}").status())
                .isEqualTo(204);
        assertThat(read(other).text("/aliexpress_trade_ds_order_get_response/result/order_status"))
                .isEqualTo("FINISH");
        assertThat(effect("aliexpress", "hands-2").path("cancelledUnits").asInt()).isEqualTo(1);
        assertThat(put("/sim/aliexpress/products/1005001000000006/stock", "{\"units\":5}").status()).isEqualTo(204);
        assertThat(put("/sim/aliexpress/products/1/stock", "{\"units\":5}").status()).isEqualTo(422);
        assertThat(get("/sim/aliexpress/orders?limit=0").status()).isEqualTo(400);
    }

    private Got create(String outOrderId, String product) {
        return send(signed("", placing(outOrderId, product)));
    }

    private Got read(String id) {
        return send(signed("", query(id)));
    }

    private Got tracking(String id) {
        return send(signed("", business("aliexpress.ds.order.tracking.get",
                Map.of("ae_order_id", id, "language", "en_US"))));
    }

    private Got system(String path, String parameter, String value) {
        return postForm("/rest" + path, signed(path, Map.of(parameter, value)));
    }

    private Got send(Map<String, String> call) {
        return postForm("/sync", call);
    }

    private Map<String, String> query(String id) {
        return business("aliexpress.trade.ds.order.get", Map.of("single_order_query", "{\"order_id\":" + id + "}"));
    }

    private Map<String, String> placing(String outOrderId, String product) {
        String item = ("{\"product_id\":" + product + "\",\"product_count\":1}").replaceFirst("\"(?=,\"sku)", "");
        return business("aliexpress.ds.order.create", Map.of("param_place_order_request4_open_api_d_t_o", """
                {"out_order_id":"%s","product_items":[%s],"logistics_address":{"contact_person":"Ada Example",
                 "address":"1 Example Street","city":"Springfield","province":"Illinois","country":"US",
                 "zip":"62701"}}""".formatted(outOrderId, item), "ds_extend_request",
                "{\"payment\":{\"pay_currency\":\"USD\",\"try_to_pay\":\"true\"}}"));
    }

    private Map<String, String> business(String method, Map<String, String> parameters) {
        Map<String, String> call = new HashMap<>(parameters);
        call.put("method", method);
        call.put("session", "sim-access");
        return call;
    }

    private Map<String, String> signed(String path, Map<String, String> parameters) {
        Map<String, String> call = new HashMap<>(parameters);
        call.putIfAbsent("app_key", "12345678");
        call.putIfAbsent("timestamp", Long.toString(clock.instant().toEpochMilli()));
        call.putIfAbsent("sign_method", "sha256");
        call.put("sign", TopSignature.of(path, call, "helloworld"));
        return call;
    }
}
