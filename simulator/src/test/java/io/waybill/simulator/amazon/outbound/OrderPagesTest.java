package io.waybill.simulator.amazon.outbound;

import static io.waybill.simulator.amazon.outbound.SellerFixture.body;
import static io.waybill.simulator.amazon.outbound.SellerFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrderPagesTest {

    private final SellerFixture seller = new SellerFixture();

    @Test
    void pages_of_two_hold_every_order_once() {
        for (String id : List.of("a", "b", "c", "d", "e")) {
            seller.create(id, "FillOrKill", "KETTLE");
        }
        JsonNode first = seller.list("2026-11-24T10:00:00Z");
        assertThat(ids(first)).containsExactly("a", "b");
        List<String> all = new ArrayList<>(ids(first));
        for (JsonNode page = first; page.has("nextToken");) {
            page = body(seller.orders.list(Optional.empty(), Optional.of(page.path("nextToken").asString())))
                    .path("payload");
            all.addAll(ids(page));
        }
        assertThat(all).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void an_order_is_listed_by_its_last_change_of_status() {
        seller.create("old", "FillOrKill", "KETTLE");
        seller.create("slow", "FillOrKill", "SLOW");
        seller.clock.advance(Duration.ofMinutes(10));
        assertThat(ids(seller.list("2026-11-24T10:00:01Z"))).isEmpty();
        seller.clock.advanceMillis(100);
        assertThat(seller.status("slow")).isEqualTo("Processing");
        assertThat(ids(seller.list("2026-11-24T10:10:00Z"))).containsExactly("slow");
        assertThat(ids(seller.list("2026-11-24T10:10:00.001Z"))).isEmpty();
        assertThat(ids(seller.list("2026-11-24T05:00:00-05:00"))).containsExactly("old", "slow");
    }

    @Test
    void one_that_changes_while_pages_are_turned_is_not_missed() {
        for (String id : List.of("a", "b", "c")) {
            seller.create(id, "FillOrKill", "KETTLE");
        }
        JsonNode first = seller.list("2026-11-24T10:00:00Z");
        seller.clock.advance(Duration.ofSeconds(3));
        JsonNode second = body(seller.orders.list(Optional.empty(),
                Optional.of(first.path("nextToken").asString()))).path("payload");
        assertThat(ids(second)).containsExactly("a", "b");
        JsonNode third = body(seller.orders.list(Optional.empty(),
                Optional.of(second.path("nextToken").asString()))).path("payload");
        assertThat(ids(third)).containsExactly("c");
    }

    @Test
    void without_a_date_all_are_listed_and_nonsense_is_refused() {
        seller.create("a", "FillOrKill", "KETTLE");
        assertThat(ids(body(seller.orders.list(Optional.empty(), Optional.empty())).path("payload")))
                .containsExactly("a");
        assertThat(refusal(seller.orders.list(Optional.of("yesterday"), Optional.empty())).status()).isEqualTo(400);
        assertThat(refusal(seller.orders.list(Optional.empty(), Optional.of("%%%"))).status()).isEqualTo(400);
        assertThat(refusal(seller.orders.list(Optional.empty(), Optional.of("eA"))).status()).isEqualTo(400);
    }

    private static List<String> ids(JsonNode payload) {
        return payload.path("fulfillmentOrders")
                .valueStream()
                .map(order -> order.path("sellerFulfillmentOrderId").asString())
                .toList();
    }
}
