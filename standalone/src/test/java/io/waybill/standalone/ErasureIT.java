package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.standalone.TillWebhook.Buyer;
import io.waybill.standalone.TillWebhook.Sale;
import io.waybill.standalone.demo.Api.Answer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person's orders are deleted: nothing of the person is in any table afterwards, nor in any record written later. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureIT {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
    private static final Buyer ZELDA = new Buyer("Zelda Quillfeather", "9 Ravenloft Alley", "zelda.q@example.org",
            "+1 217 555 0177");
    private static final Buyer SOMEBODY = new Buyer("Ada Example", "1 Example Street", "ada@example.com", "");
    private static final List<String> PERSON = List.of(ZELDA.name(), ZELDA.address1(), ZELDA.email(), ZELDA.phone());
    private static final Sale IN_STORE = new Sale(880001, true);
    private static final Sale SENT_BY_SHOP = new Sale(880002, false);
    private static final Sale LATER = new Sale(880003, true);
    private static final Instant SOLD_AT = Instant.parse("2026-11-22T16:00:05Z");

    private final List<String> ids = new ArrayList<>();
    @SuppressWarnings("NullAway.Init") // set before all
    private Stack stack;
    @SuppressWarnings("NullAway.Init") // set before all
    private TillWebhook till;
    @SuppressWarnings("NullAway.Init") // set before all
    private TraceSearch search;

    @BeforeAll
    void start() throws IOException {
        // Of its own: the shop knows nothing of these sales, and topics are replayed from their beginning.
        stack = Stack.start();
        search = new TraceSearch(stack);
        till = new TillWebhook(stack.url(Part.POS_CONNECTOR),
                stack.setting(Part.POS_CONNECTOR, "waybill.pos.stores[0].webhook-secret"));
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void nothing_of_the_person_is_left_and_nothing_comes_back() throws SQLException {
        sent();
        cancelled();
        soldAtTheTill();
        for (var trace : PERSON) {
            assertThat(databasesWith(trace)).as(trace).containsExactlyInAnyOrderElementsOf(Programs.databases());
            assertThat(search.inTopics(trace, Map.of())).as(trace)
                    .contains("orders.received", "fulfillment.requests.dropship", "fulfillment.requests.fba");
        }

        for (var id : ids) assertThat(stack.orders().delete("/api/orders/" + id).status()).as(id).isEqualTo(200);
        var from = search.ends();
        await().atMost(LONG_ENOUGH).until(this::isErasedEverywhere);
        nothingIsLeft(from);

        tellAgain();
        nothingIsLeft(from);
        for (var id : ids) {
            var order = order(id);
            assertThat(order.path("erased").asBoolean()).as(order.toString()).isTrue();
        }
    }

    private void nothingIsLeft(Map<TopicPartition, Long> from) throws SQLException {
        for (var trace : PERSON) {
            assertThat(search.inDatabases(trace)).as(trace).isEmpty();
            assertThat(search.inTopics(trace, from)).as(trace).isEmpty();
        }
    }

    /** Of a supplier and of Amazon, up to the customer's door. */
    private void sent() {
        var id = place("erased-sent", 1, "DS-MUG", "FBA-KETTLE").body().get("id").asString();
        await().atMost(LONG_ENOUGH).pollInterval(Duration.ofSeconds(1)).until(() -> isDelivered(order(id)));
        command(id, "archive", Map.of());
        ids.add(id);
    }

    private void cancelled() {
        var id = place("erased-cancelled", 1, "FBA-SLOW").body().get("id").asString();
        await().atMost(LONG_ENOUGH)
                .until(() -> order(id).path("fulfillmentOrders").path(0).path("status").asString(""),
                        "ACCEPTED"::equals);
        command(id, "cancel", Map.of("reason", "CUSTOMER"));
        await().atMost(LONG_ENOUGH).until(() -> order(id).path("lifecycle").asString(""), "CANCELLED"::equals);
        ids.add(id);
    }

    private void soldAtTheTill() {
        for (var sale : List.of(IN_STORE, SENT_BY_SHOP)) {
            tell(sale, ZELDA, SOLD_AT);
            var id = known(sale);
            command(id, "archive", Map.of());
            ids.add(id);
        }
    }

    /** Once the sale is an order of which nothing is owed. */
    private String known(Sale sale) {
        var found = await().atMost(LONG_ENOUGH)
                .until(() -> stack.orders().get("/api/orders?q=%23T" + sale.id()).body().path("items").path(0),
                        order -> order.path("fulfillmentStatus").asString("").equals("FULFILLED"));
        return found.get("id").asString();
    }

    /** Every source says all of it once more, and the topics are read again from their beginning. */
    private void tellAgain() {
        for (var sale : List.of(IN_STORE, SENT_BY_SHOP)) {
            tell(sale, ZELDA, SOLD_AT);
            tell(sale, ZELDA, SOLD_AT.plusSeconds(60));
        }
        assertThat(place("erased-sent", 1, "DS-MUG", "FBA-KETTLE").status()).isEqualTo(410);
        assertThat(place("erased-cancelled", 2, "FBA-SLOW").status()).isEqualTo(410);
        replay(Part.ORDER_SERVICE, "orders.received");
        replay(Part.ORDER_SERVICE, "fulfillment.updates");
        replay(Part.DROPSHIP_CONNECTOR, "fulfillment.requests.dropship");
        replay(Part.FBA_CONNECTOR, "fulfillment.requests.fba");
        replay(Part.POS_CONNECTOR, "fulfillment.requests.pos");
        replay(Part.POS_CONNECTOR, "orders.events");
        tell(LATER, SOMEBODY, SOLD_AT);
        known(LATER);
    }

    private void tell(Sale sale, Buyer buyer, Instant changedAt) {
        assertThat(till.tell(sale, buyer, changedAt, "%d at %s".formatted(sale.id(), changedAt))).isEqualTo(200);
    }

    private void replay(Part service, String topic) {
        var asked = stack.as(service)
                .post("/api/ops/replays", JsonMapper.shared()
                        .valueToTree(Map.of("topic", topic, "from", "2026-01-01T00:00:00Z", "dryRun", false, "reason",
                                "erased orders stay erased")));
        assertThat(asked.status()).as("%s: %s", topic, asked.body()).isEqualTo(202);
        var done = await().atMost(LONG_ENOUGH)
                .until(() -> stack.as(service)
                        .get("/api/ops/replays/" + asked.body().get("id").asLong())
                        .body(), replay -> !replay.path("state").asString("").equals("RUNNING"));
        assertThat(done.path("state").asString("")).as(done.toString()).isEqualTo("DONE");
        assertThat(done.path("records").path("read").asLong()).as("%s holds copies still", topic).isPositive();
        assertThat(done.path("records").path("rejected").asLong()).as(done.toString()).isZero();
    }

    private boolean isErasedEverywhere() throws SQLException {
        for (var database : Programs.databases()) {
            if (!search.texts(database, "select order_id from erased_order").containsAll(ids)) return false;
        }
        return true;
    }

    private Set<String> databasesWith(String trace) throws SQLException {
        var found = new TreeSet<String>();
        for (var table : search.inDatabases(trace)) found.add(table.substring(0, table.indexOf('.')));
        return found;
    }

    private static boolean isDelivered(JsonNode order) {
        var parts = order.path("fulfillmentOrders");
        return parts.size() == 2 && parts.valueStream()
                .allMatch(part -> !part.path("shipments").isEmpty() && part.path("shipments")
                        .valueStream()
                        .allMatch(parcel -> parcel.path("status").asString("").equals("DELIVERED")));
    }

    private JsonNode order(String id) {
        return stack.orders().get("/api/orders/" + id).body();
    }

    private void command(String id, String command, Map<String, Object> body) {
        var answer = stack.orders().post("/api/orders/%s/%s".formatted(id, command), json(body));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private Answer place(String externalId, int revision, String... skus) {
        var lines = new ArrayList<Map<String, Object>>();
        for (var sku : skus) {
            lines.add(Map.of("lineId", "" + (lines.size() + 1), "sku", sku, "quantity", 1, "unitPrice", "12.50"));
        }
        return stack.orders()
                .post("/api/orders", json(Map.of("store", "main", "externalId", externalId, "revision", revision,
                        "placedAt", "2026-11-22T10:00:00Z", "currency", "USD", "paymentStatus", "PAID", "email",
                        ZELDA.email(), "shippingAddress",
                        Map.of("name", ZELDA.name(), "address1", ZELDA.address1(), "city", "Springfield", "province",
                                "IL", "postalCode", "62701", "countryCode", "US", "phone", ZELDA.phone()),
                        "lines", lines)));
    }

    private static JsonNode json(Map<String, Object> body) {
        return JsonMapper.shared().valueToTree(body);
    }
}
