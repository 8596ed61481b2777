package io.waybill.orders.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.Arrival;
import io.waybill.orders.order.ChannelReport;
import io.waybill.orders.order.Decision.Granted;
import io.waybill.orders.order.FulfillmentOrderStatus;
import io.waybill.orders.order.LineVerdict;
import io.waybill.orders.order.OrderCommand.ReceiveSnapshot;
import io.waybill.orders.order.OrderCommand.ReceiveUpdate;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.order.Recipient;
import io.waybill.orders.order.Verdict;
import io.waybill.orders.processing.OrderProcessor;
import io.waybill.orders.processing.OrderReader;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

@RunningService
class ErasingOrdersTest {

    /** Nobody whom another test knows. */
    private final List<String> person = Stream.of("Zelda %s", "%s Alley", "%s@example.org", "+44 %s")
            .map(words -> words.formatted(UUID.randomUUID().toString().substring(0, 13)))
            .toList();

    @Autowired
    private Environment environment;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private OrderProcessor processor;
    @Autowired
    private OrderReader reader;
    private Caller operator = new Caller("", "");

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
    }

    @Test
    void what_staff_edited_of_the_person_and_what_was_answered_goes_as_well() {
        var id = operator.post("/api/orders", ofZelda("MAN-HAT")).text("id");
        var moved = "Moved" + id;
        var edited = operator.postOnce("edit-" + id, "/api/orders/" + id + "/edit",
                "{\"shippingAddress\":{\"city\":\"" + moved + "\"}}");
        assertThat(edited.status()).as("%s", edited).isEqualTo(200);
        assertThat(tablesWith(moved)).containsExactly("order_personal");
        assertThat(tablesWith(id)).contains("stored_answer");
        operator.post("/api/orders/" + id + "/cancel", "{\"reason\":\"CUSTOMER\"}");
        assertThat(operator.delete("/api/orders/" + id).status()).isEqualTo(200);
        assertThat(tablesWith(moved)).isEmpty();
        assertThat(tablesWith(id)).doesNotContain("stored_answer", "order_personal");
    }

    @Test
    void nothing_of_the_person_is_left_in_any_table_and_nothing_comes_back() {
        var form = ofZelda("DS-MUG");
        var id = operator.post("/api/orders", form).text("id");
        var stopped = operator.post("/api/orders", ofZelda("MAN-HAT")).text("id");
        bury(stopped);
        operator.post("/api/orders/" + id + "/cancel", "{\"reason\":\"CUSTOMER\"}");
        operator.post("/api/orders/" + stopped + "/cancel", "{\"reason\":\"CUSTOMER\"}");
        assertThat(tablesWith(person.getFirst())).containsExactly("dead_letter", "order_personal", "outbox");
        for (var trace : person) assertThat(tablesWith(trace)).as(trace).contains("order_personal");

        var owed = operator.delete("/api/orders/" + id);
        assertThat(owed.status()).as("%s", owed).isEqualTo(409);
        assertThat(owed.text("type")).isEqualTo("urn:waybill:problem:not-deletable");
        channelHasStopped(id);
        assertThat(operator.delete("/api/orders/" + id).status()).isEqualTo(200);

        var answer = operator.delete("/api/orders/" + stopped);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.json().path("erased").asBoolean()).isTrue();
        assertThat(answer.json().path("archived").asBoolean()).isTrue();
        for (var trace : person) assertThat(tablesWith(trace)).as(trace).isEmpty();

        tellAgain(stopped, 7);
        for (var trace : person) assertThat(tablesWith(trace)).as(trace).isEmpty();
        assertThat(operator.get("/api/orders/" + stopped).text("lifecycle")).isEqualTo("CANCELLED");
        assertThat(timeline(stopped)).endsWith("OrderErased");
    }

    @Test
    void its_letter_keeps_where_it_was_and_why() {
        var id = operator.post("/api/orders", ofZelda("MAN-HAT")).text("id");
        bury(id);
        operator.post("/api/orders/" + id + "/cancel", "{\"reason\":\"CUSTOMER\"}");
        operator.delete("/api/orders/" + id);
        assertThat(jdbc.sql("select state || ' ' || reason_kind || ' ' || topic from dead_letter where order_id = :id")
                .param("id", id)
                .query(String.class)
                .list()).containsExactly("ERASED UNREADABLE orders.received");
    }

    @Test
    void whoever_comes_for_it_later_is_told_that_it_is_gone() {
        var form = ofZelda("MAN-HAT");
        var id = operator.post("/api/orders", form).text("id");
        operator.post("/api/orders/" + id + "/cancel", "{\"reason\":\"CUSTOMER\"}");
        assertThat(operator.delete("/api/orders/" + id).status()).isEqualTo(200);

        for (var answer : List.of(operator.post("/api/orders", form), operator.post("/api/orders", form.put("revision",
                2)), operator.delete("/api/orders/" + id), operator.post("/api/orders/" + id + "/unarchive"),
                operator.post("/api/orders/" + id + "/hold", "{\"reason\":\"OTHER\"}"))) {
            assertThat(answer.status()).as("%s", answer).isEqualTo(410);
            assertThat(answer.text("type")).isEqualTo("urn:waybill:problem:order-erased");
        }
        assertThat(operator.get("/api/orders/" + id).status()).isEqualTo(200);
    }

    @Test
    void what_is_still_to_be_done_or_nobody_knows_is_not_deleted() {
        var id = operator.post("/api/orders", ofZelda("MAN-HAT")).text("id");
        var refused = operator.delete("/api/orders/" + id);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("legal").toString()).contains("cancel", "archive");
        assertThat(operator.delete("/api/orders/0123456789abcdef0123456789abcdef").status()).isEqualTo(404);
        assertThat(operator.delete("/api/orders/no%20id").status()).isEqualTo(404);
    }

    @Test
    void who_may_only_read_deletes_nothing() {
        var id = operator.post("/api/orders", ofZelda("MAN-HAT")).text("id");
        operator.post("/api/orders/" + id + "/cancel", "{\"reason\":\"CUSTOMER\"}");
        assertThat(operator.loggedInAs("viewer:look").delete("/api/orders/" + id).status()).isEqualTo(403);
        assertThat(new Caller(operator.root(), "").delete("/api/orders/" + id).status()).isEqualTo(401);
        assertThat(operator.delete("/api/orders/" + id).status()).isEqualTo(200);
    }

    private ObjectNode ofZelda(String sku) {
        var form = Form.order(sku, 1).put("email", person.get(2));
        form.putObject("shippingAddress")
                .put("name", person.get(0))
                .put("address1", person.get(1))
                .put("countryCode", "GB")
                .put("phone", person.get(3));
        return form;
    }

    private void channelHasStopped(String id) {
        var order = reader.find(new OrderId(id)).orElseThrow();
        var part = order.fulfillmentOrders().getFirst();
        var verdict = new LineVerdict("1", 1, Verdict.STOPPED);
        var report = new ChannelReport(FulfillmentOrderStatus.CANCELLED, List.of(), List.of(), List.of(verdict), null,
                Long.MAX_VALUE);
        processor.process(List.of(new ReceiveUpdate(part.id(), 1, report, List.of(), Arrival.LIVE, Instant.now())));
    }

    /** As its source would, through the topic. */
    private void tellAgain(String id, long revision) {
        var content = reader.find(new OrderId(id)).orElseThrow().known();
        var zelda = new Recipient(person.get(0), person.get(1), "", "", "", "", "GB", person.get(3), person.get(2));
        for (var arrival : List.of(Arrival.LIVE, Arrival.REPLAYED)) {
            var told = processor.process(List.of(new ReceiveSnapshot(new OrderId(id), revision, content, zelda, null,
                    List.of(), arrival, Instant.now())));
            assertThat(told).singleElement()
                    .isInstanceOfSatisfying(Granted.class, granted -> assertThat(granted.facts()).isEmpty());
        }
    }

    private void bury(String orderId) {
        jdbc.sql("""
                insert into dead_letter (reader, topic, topic_id, partition, record_offset, record_key, record_value,
                                         order_id, reason_kind, reason)
                values ('snapshots', 'orders.received', gen_random_uuid(), 0, 1, :key, :value, :orderId, 'UNREADABLE',
                        :reason)""")
                .param("key", orderId.getBytes(UTF_8))
                .param("value", String.join(" ", person).getBytes(UTF_8))
                .param("orderId", orderId)
                .param("reason", "quotes " + person.getFirst())
                .update();
    }

    private List<String> timeline(String id) {
        return operator.get("/api/orders/" + id + "/timeline")
                .json()
                .findValues("type")
                .stream()
                .map(type -> type.asString())
                .toList();
    }

    /** A row as text shows every column, bytes in hex. */
    private List<String> tablesWith(String text) {
        var hex = HexFormat.of().formatHex(text.getBytes(UTF_8));
        return jdbc.sql("select table_name from information_schema.tables where table_schema = 'public' order by 1")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> jdbc.sql("""
                        select exists (select 1 from %s t where position(:text in t::text) > 0
                                                             or position(:hex in t::text) > 0)""".formatted(table))
                        .param("text", text)
                        .param("hex", hex)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
