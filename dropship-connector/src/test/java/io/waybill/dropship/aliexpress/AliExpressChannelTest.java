package io.waybill.dropship.aliexpress;

import static io.waybill.dropship.aliexpress.AliExpressFixture.ACCOUNT;
import static io.waybill.dropship.aliexpress.mapping.Wishes.line;
import static io.waybill.dropship.aliexpress.mapping.Wishes.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.dropship.aliexpress.mapping.Wishes;
import io.waybill.kit.channel.OutsideChannel.Prepared;
import io.waybill.kit.channel.OutsideChannel.Seen;
import io.waybill.kit.channel.Reply;
import io.waybill.kit.channel.Subject;
import io.waybill.kit.channel.Submission;
import io.waybill.kit.connector.Lane;
import io.waybill.kit.effect.EffectKind;
import io.waybill.kit.outside.Admission.Admitted;
import io.waybill.kit.outside.Admission.Denied;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AliExpressChannelTest {

    private static final String CREATE = "aliexpress.ds.order.create";
    private static final String ORDER = "aliexpress.trade.ds.order.get";
    private static final String TRACKING = "aliexpress.ds.order.tracking.get";
    private static final String PLACED = """
            {"aliexpress_ds_order_create_response":{"result":{"is_success":true,"order_list":{"number":[81,82]}},
             "code":"0","request_id":"1"}}""";
    private static final String UNPAID = """
            {"aliexpress_trade_ds_order_get_response":{"result":{"order_status":"PLACE_ORDER_SUCCESS",
             "logistics_status":"NO_LOGISTICS","child_order_list":{"aeop_child_order_info":[
             {"product_id":1002,"product_count":1}]}},"rsp_code":"200","rsp_msg":"Call succeeds"}}""";
    private static final String SHIPPED = UNPAID.replace("PLACE_ORDER_SUCCESS", "WAIT_BUYER_ACCEPT_GOODS")
            .replace("NO_LOGISTICS", "SELLER_SEND_GOODS");

    private final AliExpressFixture outside;
    private final AliExpressTokens tokens;
    private final AliExpressChannel channel;
    private final FulfillmentRequest lamp = wish(line("1", "LAMP", 1));
    private final FulfillmentRequest twoLamps = wish(line("1", "LAMP", 2));

    AliExpressChannelTest() throws IOException {
        outside = new AliExpressFixture();
        tokens = outside.tokens("access-0", "refresh-0");
        channel = outside.channel(tokens, outside.stub.url());
    }

    @AfterEach
    void close() {
        outside.close();
    }

    @Test
    void an_order_is_placed_by_a_signed_call_and_becomes_one_at_each_seller() {
        outside.stub.on(CREATE, PLACED);

        assertThat(submit()).isEqualTo(new Reply.Accepted<>(new Submission(List.of("81", "82"), "")));
        var form = new HashMap<>(outside.stub.asked().getFirst());
        assertThat(form.remove("path")).isEqualTo("/sync");
        assertThat(form).containsEntry("session", "access-0")
                .containsEntry("app_key", "12345678")
                .containsEntry("timestamp", Long.toString(AliExpressFixture.NOW.toEpochMilli()))
                .containsEntry("sign", AliExpressSignature.of("", form, "helloworld"));
        assertThat(form.get("param_place_order_request4_open_api_d_t_o")).contains(lamp.getFulfillmentOrderId());
        assertThat(form.get("ds_extend_request")).contains("pay_currency");
    }

    @Test
    void a_repeat_sends_the_same_parameters_signed_anew() {
        outside.stub.on(CREATE, PLACED);

        submit();
        outside.passes(Duration.ofMinutes(1));
        submit();

        var first = new HashMap<>(outside.stub.asked().getFirst());
        var second = new HashMap<>(outside.stub.asked().getLast());
        assertThat(first.remove("timestamp")).isNotEqualTo(second.remove("timestamp"));
        assertThat(first.remove("sign")).isNotEqualTo(second.remove("sign"));
        assertThat(first).isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource({"ISV, ApiCallLimit, NotMade", "ISV, IllegalAccessToken, NotMade", "ISV, IncompleteSignature, NotMade",
            "ISV, IllegalTimestamp, NotMade", "ISV, InsufficientPermission, NotMade", "ISP, ServiceTimeout, Unknown",
            "ISP, Whatever, Unknown", "ISV, SomethingNew, Unknown"})
    void errors_of_the_gateway_say_whether_it_may_have_happened(String type, String code, String reply) {
        outside.stub.on(CREATE, """
                {"error_response":{"type":"%s","code":"%s","msg":"this ban will last 3 seconds"}}""".formatted(type,
                code));

        assertThat(submit().getClass().getSimpleName()).isEqualTo(reply);
    }

    @ParameterizedTest
    @CsvSource({"7, '', NotMade", "27, '', NotMade", "15, isp.top-remote-service-timeout, Unknown",
            "15, isv.something, Unknown"})
    void older_errors_are_numbers(int code, String sub, String reply) {
        outside.stub.on(CREATE, "{\"error_response\":{\"code\":%d,\"sub_code\":\"%s\"}}".formatted(code, sub));

        assertThat(submit().getClass().getSimpleName()).isEqualTo(reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "null", AliExpressStub.DROP})
    void what_cannot_be_read_may_have_happened(String body) {
        outside.stub.on(CREATE, body);

        assertThat(submit()).isInstanceOf(Reply.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"500, Unknown", "503, Unknown", "403, Unknown", "429, NotMade"})
    void a_status_that_is_no_answer_tells_little(int status, String reply) {
        outside.stub.fails(CREATE, status);

        assertThat(submit().getClass().getSimpleName()).isEqualTo(reply);
    }

    @Test
    void where_nobody_listens_nothing_happened() {
        var nowhere = outside.channel(tokens, URI.create("http://127.0.0.1:1"));

        assertThat(submit(nowhere)).isInstanceOf(Reply.NotMade.class);
    }

    @Test
    void too_many_calls_empty_the_bucket_and_wait_as_long_as_it_says() {
        outside.stub.on(CREATE, """
                {"error_response":{"type":"ISV","code":"ApiCallLimit","msg":"this ban will last 3 seconds"}}""");

        assertThat(channel.room(ACCOUNT, Lane.SUBMIT).callsMax()).isGreaterThan(1000);
        assertThat(submit()).isInstanceOfSatisfying(Reply.NotMade.class,
                reply -> assertThat(reply.after()).isEqualTo(Duration.ofSeconds(3)));
        assertThat(channel.room(ACCOUNT, Lane.SUBMIT).callsMax()).isLessThan(1000);
    }

    @Test
    void a_refused_token_is_renewed_and_not_tried_again() {
        outside.stub.on(CREATE, "{\"error_response\":{\"type\":\"ISV\",\"code\":\"IllegalAccessToken\"}}");

        assertThat(submit()).isInstanceOf(Reply.NotMade.class);
        assertThat(outside.works.woken).containsExactly("ALIEXPRESS_TOKENS:" + ACCOUNT);
        assertThat(channel.admit(ACCOUNT, EffectKind.SUBMIT)).isInstanceOfSatisfying(Denied.class,
                denied -> assertThat(denied.why()).contains("being renewed"));
        assertThat(channel.look(new Subject(ACCOUNT, lamp, List.of("81")))).isInstanceOf(Reply.NotMade.class);
        assertThat(outside.stub.asked()).hasSize(1);
    }

    @Test
    void a_look_reads_tracking_only_of_what_may_have_left() {
        outside.stub.on(ORDER, UNPAID, SHIPPED)
                .on(TRACKING, "{\"aliexpress_ds_order_tracking_get_response\":{\"result\":{\"ret\":false,"
                        + "\"code\":\"1001\"}}}");

        assertThat(look(twoLamps, "81", "82")).isInstanceOfSatisfying(Seen.There.class,
                seen -> {
                    assertThat(seen.sighting().status()).isEqualTo(FulfillmentOrderStatus.IN_PROGRESS);
                    assertThat(seen.sighting().refs()).containsExactly("81", "82");
                });
        assertThat(outside.stub.asked()).extracting(form -> form.get("method")).containsExactly(ORDER, ORDER, TRACKING);
        assertThat(outside.stub.asked().getLast()).containsEntry("ae_order_id", "82");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", AliExpressStub.DROP, "{\"aliexpress_trade_ds_order_get_response\":{\"result\":{},"
            + "\"rsp_code\":\"500\"}}", "{\"error_response\":{\"type\":\"ISP\",\"code\":\"ServiceTimeout\"}}"})
    void of_orders_that_cannot_all_be_read_none_is_told(String second) {
        outside.stub.on(ORDER, UNPAID, second);

        assertThat(channel.look(new Subject(ACCOUNT, twoLamps, List.of("81", "82")))).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void tracking_that_cannot_be_read_is_not_told_as_none() {
        outside.stub.on(ORDER, SHIPPED).fails(TRACKING, 500);

        assertThat(channel.look(new Subject(ACCOUNT, lamp, List.of("81")))).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void an_order_that_is_not_ours_is_missing() {
        outside.stub.on(ORDER,
                """
                {"error_response":{"code":15,"msg":"Remote service error","sub_code":"isv.insufficient-permission"}}""");

        assertThat(look(lamp, "81")).isInstanceOf(Seen.Missing.class);
        assertThat(look(lamp, "no number")).isInstanceOf(Seen.Missing.class);
    }

    @Test
    void a_store_is_served_by_whoever_names_it_or_else_by_all() {
        var all = outside.account("all", List.of(), outside.stub.url());
        var named = outside.account("named", List.of("main"), outside.stub.url());
        var others = outside.account("others", List.of("elsewhere"), outside.stub.url());

        assertThat(outside.channel(tokens, List.of(all, others, named)).accountOf(lamp)).isEqualTo("aliexpress:named");
        assertThat(outside.channel(tokens, List.of(others, all)).accountOf(lamp)).isEqualTo("aliexpress:all");
        assertThat(outside.channel(tokens, List.of(others)).accountOf(lamp)).isEmpty();
    }

    private Seen look(FulfillmentRequest wish, String... refs) {
        var reply = channel.look(new Subject(ACCOUNT, wish, List.of(refs)));
        assertThat(reply).isInstanceOf(Reply.Accepted.class);
        return ((Reply.Accepted<Seen>) reply).value();
    }

    private Reply<Submission> submit() {
        return submit(channel);
    }

    private Reply<Submission> submit(AliExpressChannel to) {
        var body = ((Prepared.Body) to.prepare(ACCOUNT, Wishes.changed(lamp, wish -> wish))).text();
        var permit = ((Admitted) to.admit(ACCOUNT, EffectKind.SUBMIT)).permit();
        return to.submit(new Subject(ACCOUNT, lamp, List.of()), permit, body);
    }
}
