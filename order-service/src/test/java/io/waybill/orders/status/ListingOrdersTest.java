package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.status.Caller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

@RunningService
class ListingOrdersTest {

    @Autowired
    private Environment environment;
    private Caller operator = new Caller("", "");

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
    }

    @Test
    void a_hundred_and_twenty_orders_come_page_by_page_without_gap_or_double() {
        // Many of the same moment: a cursor that was only a time would lose or repeat them.
        var placed = IntStream.range(0, 120)
                .mapToObj(n -> place("MAN-PAGED", "2026-11-22T10:00:0%dZ".formatted(n / 50)))
                .toList();
        var seen = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        var cursor = "";
        do {
            var page = list("q=man-paged&limit=50" + cursor);
            seen.addAll(ids(page));
            sizes.add(page.json().path("items").size());
            cursor = page.json().path("next").isNull() ? "" : "&cursor=" + page.text("next");
            // What arrives while somebody turns pages is newer, so it belongs before the first page.
            place("MAN-PAGED", "2026-11-23T10:00:00Z");
        } while (!cursor.isEmpty());

        assertThat(sizes).containsExactly(50, 50, 20);
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(placed);
    }

    @Test
    void the_newest_come_first() {
        var old = place("MAN-SORTED", "2026-11-20T10:00:00Z");
        var fresh = place("MAN-SORTED", "2026-11-22T10:00:00Z");
        var middle = place("MAN-SORTED", "2026-11-21T10:00:00Z");

        assertThat(ids(list("q=MAN-SORTED"))).containsExactly(fresh, middle, old);
    }

    @ParameterizedTest
    @CsvSource({"lifecycle=OPEN, 3", "lifecycle=CANCELLED, 1", "paymentStatus=PAID, 4", "paymentStatus=REFUNDED, 0",
            "fulfillmentStatus=FULFILLED, 1", "fulfillmentStatus=UNFULFILLED&lifecycle=OPEN, 2", "blocker=NO_ROUTE, 1",
            "exception=NO_ROUTE, 1", "exception=REFUND_DUE, 1", "exception=OVER_SHIPPED, 0", "owner=STAFF, 2",
            "owner=CUSTOMER, 0",
            "returnStatus=NO_RETURN, 4", "lifecycle=, 4"})
    void filters_narrow_the_list(String filter, int expected) {
        var sku = "FILTER-" + Integer.toHexString(filter.hashCode());
        place("XX-" + sku, "2026-11-22T10:00:00Z");
        place("MAN-" + sku, "2026-11-22T10:00:00Z");
        var shipped = place("MAN-" + sku, "2026-11-22T10:00:00Z");
        var cancelled = place("MAN-" + sku, "2026-11-22T10:00:00Z");
        operator.post("/api/fulfillment-orders/" + shipped + "-F1/shipments");
        operator.post("/api/orders/" + cancelled + "/cancel", "{\"reason\":\"STAFF\"}");

        assertThat(ids(list("q=" + sku + "&" + filter))).hasSize(expected);
    }

    @Test
    void orders_are_found_by_name_id_sku_and_tracking_number() {
        var id = place("MAN-FOUND", "2026-11-22T10:00:00Z");
        operator.post("/api/fulfillment-orders/" + id + "-F1/shipments", "{\"trackingNumber\":\"TRK-4711\"}");
        var name = operator.get("/api/orders/" + id).text("name");

        for (var words : List.of("man-found", "TRK-4711", "trk-47", id)) {
            assertThat(ids(list("q=" + words))).as(words).containsExactly(id);
        }
        assertThat(ids(list("q=" + Caller.query(name)))).contains(id);
        assertThat(ids(list("q=" + Caller.query("100% nothing")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lifecycle=SLEEPING         | OPEN, CANCELLED, ARCHIVED
            paymentStatus=paid         | PAID
            fulfillmentStatus=SENT     | FULFILLED
            returnStatus=RETURNED      | NO_RETURN
            owner=BOSS                 | US, CHANNEL, CUSTOMER, STAFF
            blocker=no-route           | blocker
            exception=%27              | exception
            limit=0                    | limit
            limit=201                  | limit
            limit=many                 | limit
            limit=99999999999          | limit
            q=a%00b                    | q
            cursor=nonsense            | cursor
            cursor=%00                 | cursor
            cursor=%E6%9D%B1           | cursor""")
    void what_cannot_be_asked_is_refused_with_what_can(String query, String named) {
        var answer = list(query);

        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("detail")).contains(named);
    }

    @Test
    void a_search_text_of_any_length_is_not_taken() {
        assertThat(list("q=" + "x".repeat(101)).status()).isEqualTo(400);
        assertThat(list("q=" + "x".repeat(100)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "no.such.id", "%E6%9D%B1", "0123456789012345678901234567890123456789"})
    void an_unknown_order_is_not_found(String id) {
        for (var path : List.of("/api/orders/" + id, "/api/orders/" + id + "/timeline")) {
            var answer = operator.get(path);
            assertThat(answer.status()).as("%s", answer).isEqualTo(404);
            assertThat(answer.text("type")).isEqualTo("urn:waybill:problem:unknown-order");
        }
    }

    @Test
    void the_timeline_comes_page_by_page_and_tells_who_did_what() {
        var id = place("MAN-TIMELINE", "2026-11-22T10:00:00Z");
        operator.post("/api/fulfillment-orders/" + id + "-F1/shipments");
        var version = operator.get("/api/orders/" + id).json().path("version").asLong();
        var items = new ArrayList<JsonNode>();
        var after = "0";
        while (!after.isEmpty()) {
            var page = operator.get("/api/orders/" + id + "/timeline?limit=2&after=" + after).json();
            page.path("items").forEach(items::add);
            after = page.path("next").isNull() ? "" : page.path("next").asString();
        }

        assertThat(items).extracting(item -> item.path("sequence").asLong())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, version).boxed().toList());
        assertThat(items.getFirst().path("type").asString()).isEqualTo("OrderReceived");
        assertThat(items.getFirst().path("source").asString()).isEqualTo("snapshot source r1");
        assertThat(items.getLast().path("source").asString()).isEqualTo("operator operator");
        assertThat(items.toString()).doesNotContainIgnoringCase("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=x", "limit=0", "limit=201"})
    void a_timeline_has_no_such_page(String query) {
        var id = place("MAN-TIMELINE", "2026-11-22T10:00:00Z");

        assertThat(operator.get("/api/orders/" + id + "/timeline?" + query).status()).isEqualTo(400);
    }

    private String place(String sku, String placedAt) {
        return operator.post("/api/orders", Form.order(sku, 1).put("placedAt", placedAt)).text("id");
    }

    private Answer list(String query) {
        return operator.get("/api/orders?" + query);
    }

    private static List<String> ids(Answer page) {
        return page.json().path("items").valueStream().map(item -> item.path("id").asString()).toList();
    }
}
