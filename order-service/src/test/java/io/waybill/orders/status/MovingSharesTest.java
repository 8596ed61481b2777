package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.status.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningService
class MovingSharesTest {

    @Autowired
    private Environment environment;
    @Autowired
    private JdbcClient jdbc;
    private Caller operator = new Caller("", "");

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
    }

    @Test
    void a_share_is_split_moved_and_merged() {
        var id = placed("MAN-MUG", 3);
        var split = tell(id, 1, "split", "{\"lines\":[{\"lineId\":\"1\",\"quantity\":2}]}");
        assertThat(split.status()).as("%s", split).isEqualTo(200);
        assertLine(split, 0, 3, 1, 2);
        assertLine(split, 1, 2, 2, 0);

        var merged = tell(id, 2, "merge", "{\"with\":[\"%s-F1\"]}".formatted(id));
        assertThat(merged.status()).as("%s", merged).isEqualTo(200);
        assertThat(status(merged, 0)).isEqualTo("CANCELLED");
        assertThat(status(merged, 1)).isEqualTo("CANCELLED");
        assertLine(merged, 2, 3, 3, 0);
        assertThat(wishes(id)).isZero();

        var moved = tell(id, 3, "move", "{\"channel\":\"DROPSHIP\",\"lines\":[{\"lineId\":\"1\",\"quantity\":1}]}");
        assertThat(moved.status()).as("%s", moved).isEqualTo(200);
        assertThat(moved.json().path("fulfillmentOrders").path(3).path("channel").asString()).isEqualTo("DROPSHIP");
        assertThat(wishes(id)).as("auto-request is on").isEqualTo(1);
        assertThat(operator.get("/api/orders/" + id).json()).as("as it was stored").isEqualTo(moved.json());
        assertThat(operator.get("/api/orders/" + id + "/timeline").json().findValues("type"))
                .extracting(type -> type.asString())
                .contains("UnitsTakenBack");
    }

    @Test
    void what_was_asked_for_is_refused_with_its_state() {
        var id = placed("DS-MUG", 2);
        for (var command : new String[][]{{"move", "{\"channel\":\"MANUAL\"}"},
                {"split", "{\"lines\":[{\"lineId\":\"1\",\"quantity\":1}]}"},
                {"merge", "{\"with\":[\"%s-F2\"]}".formatted(id)}}) {
            var refused = tell(id, 1, command[0], command[1]);
            assertThat(refused.status()).as("%s", refused).isEqualTo(409);
            assertThat(refused.text("type")).isEqualTo("urn:waybill:problem:already-requested");
            assertThat(refused.text("detail")).contains("DROPSHIP", "REQUESTED");
            assertThat(refused.json().path("legal")).isNotEmpty();
        }
    }

    @Test
    void what_waits_for_a_request_is_moved_to_staff() {
        var id = operator.post("/api/orders", Form.order("DS-MUG", 2).put("store", "patient")).text("id");
        var moved = tell(id, 1, "move", "{\"channel\":\"MANUAL\"}");
        assertThat(moved.json().path("blocker").path("kind").asString()).as("%s", moved)
                .isEqualTo("AWAITING_MANUAL_SHIPMENT");
        var sent = operator.post("/api/fulfillment-orders/" + id + "-F2/shipments");
        assertThat(sent.text("fulfillmentStatus")).as("%s", sent).isEqualTo("FULFILLED");
        assertThat(wishes(id)).isZero();
    }

    @Test
    void open_units_are_given_to_the_channel_that_a_person_names() {
        var id = placed("XYZ", 3);
        var some = operator.post("/api/orders/" + id + "/route",
                "{\"channel\":\"MANUAL\",\"lines\":[{\"lineId\":\"1\",\"quantity\":1}]}");
        assertThat(some.status()).as("%s", some).isEqualTo(200);
        assertLine(some, 0, 1, 1, 0);
        assertThat(some.json().path("blocker").path("kind").asString()).isEqualTo("NO_ROUTE");
        assertThat(operator.post("/api/orders/" + id + "/route", "{}").status()).as("the rules again").isEqualTo(200);
        var rest = operator.post("/api/orders/" + id + "/route", "{\"channel\":\"FBA\"}");
        assertLine(rest, 1, 2, 2, 0);
        assertThat(wishes(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fulfillment-orders/%s-F1/move  | {}                                                        | 400 | channel
            fulfillment-orders/%s-F1/move  | {"channel":"POS"}                                         | 400 | MANUAL
            fulfillment-orders/%s-F1/move  | {"channel":"FBA","lines":[{"lineId":"9","quantity":1}]}   | 404 | unknown-line
            fulfillment-orders/%s-F1/move  | {"channel":"FBA","lines":[{"lineId":"1","quantity":3}]}   | 409 | too-many-units
            fulfillment-orders/%s-F1/move  | {"channel":"FBA","lines":[{"lineId":"1"}]}                | 400 | quantity
            fulfillment-orders/%s-F1/split | {}                                                        | 400 | lines
            fulfillment-orders/%s-F1/split | {"lines":[]}                                              | 400 | lines
            fulfillment-orders/%s-F1/split | {"lines":[{"lineId":"1","quantity":2}]}                   | 409 | nothing-would-stay
            fulfillment-orders/%s-F1/merge | {"with":[]}                                               | 400 | with
            fulfillment-orders/%s-F1/merge | {"with":["nobody"]}                                       | 404 | unknown-fulfillment-order
            fulfillment-orders/%1$s-F1/merge | {"with":["%1$s-F1"]}                                    | 400 | with
            fulfillment-orders/%s-F1/merge | {"with":["0123456789abcdef0123456789abcdef-F1"]}          | 404 | unknown-fulfillment-order
            fulfillment-orders/nobody-F1/move | {"channel":"FBA"}                                      | 404 | unknown-fulfillment-order
            orders/%s/route                | {"channel":"POS"}                                         | 400 | MANUAL
            orders/%s/route                | {"channel":""}                                            | 400 | MANUAL
            orders/%s/route                | {"lines":[{"lineId":"1","quantity":1}]}                   | 400 | channel
            orders/%s/route                | {"channel":"FBA"}                                         | 409 | nothing-to-route""")
    void impossible_wishes_change_nothing(String path, String body, int status, String named) {
        var id = placed("MAN-MUG", 2);
        var answer = operator.post("/api/" + path.formatted(id), body.replace("%1$s", id));
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.response().body()).contains(named);
        assertThat(operator.get("/api/orders/" + id).json().path("fulfillmentOrders")).hasSize(1);
    }

    @Test
    void who_may_only_read_moves_nothing() {
        var id = placed("MAN-MUG", 2);
        var viewer = operator.loggedInAs("viewer:look");
        var path = "/api/fulfillment-orders/" + id + "-F1/move";
        assertThat(viewer.post(path, "{\"channel\":\"FBA\"}").status()).isEqualTo(403);
    }

    private String placed(String sku, int quantity) {
        return operator.post("/api/orders", Form.order(sku, quantity)).text("id");
    }

    private Answer tell(String id, int number, String command, String body) {
        return operator.post("/api/fulfillment-orders/%s-F%d/%s".formatted(id, number, command), body);
    }

    private static String status(Answer answer, int index) {
        return answer.json().path("fulfillmentOrders").path(index).path("status").asString();
    }

    private static void assertLine(Answer answer, int index, int quantity, int owed, int takenBack) {
        var line = answer.json().path("fulfillmentOrders").path(index).path("lines").path(0);
        assertThat(line.path("quantity").asInt()).as("%s", answer).isEqualTo(quantity);
        assertThat(line.path("owed").asInt()).as("%s", answer).isEqualTo(owed);
        assertThat(line.path("takenBack").asInt()).as("%s", answer).isEqualTo(takenBack);
    }

    private int wishes(String orderId) {
        return jdbc.sql("select count(*) from outbox where record_key = :id and topic like 'fulfillment.requests.%'")
                .param("id", orderId)
                .query(Integer.class)
                .single();
    }
}
