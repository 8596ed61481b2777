package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.Arrival;
import io.waybill.orders.order.ChannelReport;
import io.waybill.orders.order.FulfillmentOrderId;
import io.waybill.orders.order.FulfillmentOrderStatus;
import io.waybill.orders.order.OrderCommand.ReceiveUpdate;
import io.waybill.orders.order.Owner;
import io.waybill.orders.order.Problem;
import io.waybill.orders.processing.OrderProcessor;
import io.waybill.orders.status.Caller.Answer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@RunningService
class ResolvingOutcomesTest {

    @Autowired
    private Environment environment;
    @Autowired
    private OrderProcessor processor;
    private Caller operator = new Caller("", "");

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
    }

    @Test
    void a_person_adopts_what_was_made_outside() {
        var id = withUnknownOutcome();
        var answer = resolve(id, "{\"kind\":\"ADOPT\",\"externalRef\":\" 8123, 8124,8123\"}");

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        var resolution = answer.json().path("fulfillmentOrders").path(0).path("resolution");
        assertThat(resolution.path("kind").asString()).isEqualTo("ADOPT");
        assertThat(resolution.path("externalRef").asString()).isEqualTo("8123,8124");
        assertThat(resolution.path("by").asString()).isEqualTo("operator");
        var last = operator.get("/api/orders/" + id.orderId() + "/timeline")
                .json()
                .path("items")
                .valueStream()
                .toList()
                .getLast();
        assertThat(last.path("type").asString()).isEqualTo("FulfillmentRequested");
        assertThat(last.path("detail").path("resolution").path("kind").asString()).isEqualTo("ADOPT");
    }

    @Test
    void what_is_under_way_or_has_no_unknown_outcome_is_refused() {
        var id = withUnknownOutcome();
        assertThat(resolve(id, "{\"kind\":\"REPEAT\"}").status()).isEqualTo(200);
        assertConflict(resolve(id, "{\"kind\":\"REPEAT\"}"), "resolution-under-way");

        assertConflict(resolve(placed(), "{\"kind\":\"GIVE_UP\"}"), "nothing-to-resolve");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind        | {}
            kind        | {"kind":"FORGET"}
            externalRef | {"kind":"ADOPT"}
            externalRef | {"kind":"ADOPT","externalRef":" "}
            externalRef | {"kind":"ADOPT","externalRef":"8123,,8124"}
            externalRef | {"kind":"ADOPT","externalRef":"81 23"}
            externalRef | {"kind":"REPEAT","externalRef":"8123"}
            externalRef | {"kind":"GIVE_UP","externalRef":"8123"}""")
    void what_cannot_be_decided_is_refused_with_the_name_of_its_field(String field, String body) {
        var answer = resolve(withUnknownOutcome(), body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.text("detail")).contains(field);
    }

    @Test
    void an_unknown_fulfillment_order_is_not_found() {
        for (var id : List.of("nobody", "nobody-F1")) {
            var answer = operator.post("/api/fulfillment-orders/" + id + "/resolve", "{\"kind\":\"REPEAT\"}");
            assertThat(answer.status()).as("%s", answer).isEqualTo(404);
            assertThat(answer.text("type")).isEqualTo("urn:waybill:problem:unknown-fulfillment-order");
        }
    }

    private FulfillmentOrderId withUnknownOutcome() {
        var id = placed();
        var problem = new Problem("OUTCOME_UNKNOWN", "look there", Owner.STAFF, null);
        var report = new ChannelReport(FulfillmentOrderStatus.RECEIVED, List.of(), List.of(), List.of(), problem, 1);
        processor.process(List.of(new ReceiveUpdate(id, 1, report, List.of(), Arrival.LIVE, Instant.now())));
        return id;
    }

    private FulfillmentOrderId placed() {
        var id = operator.post("/api/orders", Form.order("DS-MUG", 1)).text("id");
        return FulfillmentOrderId.parse(id + "-F1").orElseThrow();
    }

    private Answer resolve(FulfillmentOrderId id, String body) {
        return operator.post("/api/fulfillment-orders/" + id + "/resolve", body);
    }

    private static void assertConflict(Answer answer, String type) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(409);
        assertThat(answer.text("type")).isEqualTo("urn:waybill:problem:" + type);
        assertThat(answer.text("detail")).isNotBlank();
    }
}
