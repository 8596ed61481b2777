package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@RunningService
class CheckingOrdersTest {

    @Autowired
    private Environment environment;
    @Autowired
    private JdbcClient jdbc;
    private Caller operator = new Caller("", "");

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
        forgetOthers();
    }

    @AfterEach
    void forgetOthers() {
        jdbc.sql("truncate orders, order_personal, order_journal").update();
    }

    @Test
    void each_order_is_looked_at_once_however_many_there_are() {
        var copies = 2_499;
        // Without a route it has no fulfillment orders, so nothing in it names it.
        var id = operator.post("/api/orders", Form.order("XX-MUG", 2)).text("id");
        jdbc.sql("""
                insert into orders (order_id, version, document, changed_at)
                select 'copy' || n, version, document, now() - interval '1 day'
                  from orders, generate_series(1, :copies) n where order_id = :id""")
                .param("copies", copies)
                .param("id", id)
                .update();
        jdbc.sql("""
                insert into order_journal (order_id, sequence, type, at, body)
                select 'copy' || n, sequence, type, at, body
                  from order_journal, generate_series(1, :copies) n where order_id = :id""")
                .param("copies", copies)
                .param("id", id)
                .update();
        var checked = 0;
        var broken = 0;
        var cursor = "";
        do {
            var part = check(cursor);
            checked += part.path("checked").asInt();
            broken += part.path("broken").size();
            cursor = part.path("next").isString() ? "?cursor=" + part.path("next").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(checked).isEqualTo(copies + 1);
        assertThat(broken).isZero();
    }

    @Test
    void a_cent_too_much_is_named_with_its_order() {
        var id = operator.post("/api/orders", Form.order("MAN-MUG", 2)).text("id");
        operator.post("/api/orders/" + id + "/cancel", "{\"reason\":\"STAFF\"}");
        assertThat(check("").path("broken")).isEmpty();

        assertThat(jdbc.sql("""
                update orders set document = replace(document::text, '"refund":25.0000', '"refund":25.0100')::json
                 where order_id = :id and document::text like '%"refund":25.0000%'""").param("id", id).update())
                .isEqualTo(1);
        var broken = check("").path("broken").path(0);
        assertThat(broken.path("orderId").asString()).isEqualTo(id);
        assertThat(broken.path("invariants").toString()).isEqualTo("[\"MONEY\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a_b_c", "2026-11-22T10:00:00Z_2026-11-22T10:00:00Z_", "%00"})
    void a_cursor_that_no_answer_gave_is_refused(String cursor) {
        var answer = operator.get("/api/ops/invariants?cursor=" + cursor);
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    }

    private JsonNode check(String query) {
        var answer = operator.get("/api/ops/invariants" + query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }
}
