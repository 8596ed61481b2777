package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.status.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

@RunningService
class CancellingOrdersTest {

    @Autowired
    private Environment environment;
    private Caller operator = new Caller("", "");

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
    }

    @Test
    void each_line_gets_a_verdict_and_what_is_due_is_stated_once_all_are_known() {
        var form = Form.order("MAN-MUG", 2);
        Form.lines(form).add(Form.line("2", "FBA-CUP", 1));
        var id = operator.post("/api/orders", form).text("id");
        var first = cancel(id, """
                {"reason":"INVENTORY","restock":false,"lines":[{"lineId":"1","quantity":1}],
                 "refund":{"kind":"FULL","restockingFeePercent":"10"}}""");
        assertThat(first.status()).as("%s", first).isEqualTo(200);
        assertThat(first.text("lifecycle")).isEqualTo("OPEN");
        var stated = first.json().path("cancels").path(0);
        assertVerdict(stated, "1", 1, "STOPPED");
        assertThat(stated.path("restock").asBoolean()).isFalse();
        assertRefund(stated, "TO_REFUND", "12.50", "1.25", "0.00", "11.25");

        var second = cancel(id, "{\"reason\":\"CUSTOMER\",\"refund\":{\"kind\":\"PARTIAL\",\"amount\":\"5\"}}");
        var pending = second.json().path("cancels").path(1);
        assertThat(pending.path("whole").asBoolean()).isTrue();
        assertVerdict(pending, "1", 1, "STOPPED");
        assertThat(pending.path("verdicts").path(1).path("verdict").asString()).isEqualTo("PENDING");
        assertThat(pending.path("refund").path("state").asString()).isEqualTo("PENDING");

        var timeline = operator.get("/api/orders/" + id + "/timeline").json().path("items");
        assertThat(timeline.findValuesAsString("type")).contains("CancelAsked", "UnitsCancelled", "RefundStated");
        assertThat(timeline.findValuesAsString("due")).containsExactly("11.25");
    }

    @Test
    void what_was_not_captured_is_not_to_be() {
        var id = operator.post("/api/orders", Form.order("MAN-MUG", 1).put("paymentStatus", "PENDING")).text("id");
        var refund = cancel(id, "{\"reason\":\"DECLINED\"}").json().path("cancels").path(0);

        assertRefund(refund, "NOT_TO_CAPTURE", "12.50", "0.00", "0.00", "12.50");
    }

    @Test
    void nothing_is_given_back_where_staff_say_so() {
        var refund = cancel(placed(), "{\"reason\":\"FRAUD\",\"refund\":{\"kind\":\"NONE\"}}").json().path("cancels");

        assertRefund(refund.path(0), "NOTHING_DUE", "25.00", "0.00", "25.00", "0.00");
    }

    @Test
    void customers_cannot_cancel_where_their_store_lets_them_not() {
        var refused = cancel(placed(), "{\"reason\":\"CUSTOMER\",\"askedBy\":\"CUSTOMER\"}");

        assertThat(refused.status()).as("%s", refused).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:waybill:problem:cancel-window-closed");
        assertThat(refused.json().path("legal").path(0).asString()).isEqualTo("let staff cancel it");
    }

    @Test
    void more_than_is_left_is_refused_and_nothing_of_it_done() {
        var id = placed();
        var refused = cancel(id, "{\"reason\":\"STAFF\",\"lines\":[{\"lineId\":\"1\",\"quantity\":3}]}");

        assertThat(refused.status()).as("%s", refused).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:waybill:problem:too-many-units");
        assertThat(operator.get("/api/orders/" + id).json().path("cancels")).isEmpty();
        var unknown = cancel(id, "{\"reason\":\"STAFF\",\"lines\":[{\"lineId\":\"9\",\"quantity\":1}]}");
        assertThat(unknown.status()).as("%s", unknown).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refund.amount        | "refund":{"kind":"PARTIAL"}
            refund.amount        | "refund":{"kind":"FULL","amount":"1"}
            amount               | "refund":{"kind":"PARTIAL","amount":"-1"}
            amount               | "refund":{"kind":"PARTIAL","amount":"1.00001"}
            refund.kind          | "refund":{"kind":"SOME"}
            restockingFeePercent | "refund":{"restockingFeePercent":"101"}
            restockingFeePercent | "refund":{"restockingFeePercent":"-1"}
            askedBy              | "askedBy":"SOMEBODY"
            line                 | "line":[{"lineId":"1","quantity":1}]
            quantity             | "lines":[{"lineId":"1","quantity":0}]
            quantity             | "lines":[{"lineId":"1","quantity":-1}]
            lines                | "lines":[{"lineId":"1","quantity":1},{"lineId":"1","quantity":1}]
            lines                | "lines":[]
            restock              | "restock":["perhaps"]""")
    void terms_that_cannot_be_are_refused_with_the_name_of_their_field(String field, String part) {
        var answer = cancel(placed(), "{\"reason\":\"STAFF\"," + part + "}");

        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.response().body()).contains(field);
    }

    @Test
    void a_misspelt_field_is_refused_rather_than_left_out() {
        var id = placed();
        var refused = cancel(id, "{\"reason\":\"STAFF\",\"line\":[{\"lineId\":\"1\",\"quantity\":1}]}");

        assertThat(refused.status()).as("%s", refused).isEqualTo(400);
        assertThat(refused.text("detail")).isEqualTo("line: is no field here: look at its spelling");
        assertThat(operator.get("/api/orders/" + id).json().path("cancels")).isEmpty();
    }

    private String placed() {
        return operator.post("/api/orders", Form.order("MAN-MUG", 2)).text("id");
    }

    private Answer cancel(String id, String body) {
        return operator.post("/api/orders/" + id + "/cancel", body);
    }

    private static void assertVerdict(JsonNode cancel, String lineId, int quantity, String verdict) {
        var found = cancel.path("verdicts").path(0);
        assertThat(found.path("lineId").asString()).isEqualTo(lineId);
        assertThat(found.path("quantity").asInt()).isEqualTo(quantity);
        assertThat(found.path("verdict").asString()).isEqualTo(verdict);
    }

    private static void assertRefund(JsonNode cancel, String state, String value, String fee, String withheld,
            String due) {
        var refund = cancel.path("refund");
        assertThat(refund.path("state").asString()).isEqualTo(state);
        assertThat(refund.path("value").asString()).isEqualTo(value);
        assertThat(refund.path("restockingFee").asString()).isEqualTo(fee);
        assertThat(refund.path("withheld").asString()).isEqualTo(withheld);
        assertThat(refund.path("due").asString()).isEqualTo(due);
        assertThat(refund.path("currency").asString()).isEqualTo("USD");
    }
}
