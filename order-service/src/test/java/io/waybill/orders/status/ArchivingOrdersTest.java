package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@RunningService
class ArchivingOrdersTest {

    @Autowired
    private Environment environment;
    private Caller operator = new Caller("", "");

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
    }

    @Test
    void an_archived_order_is_found_where_archived_orders_are_and_comes_back() {
        var id = operator.post("/api/orders", Form.order("XYZ", 1)).text("id");

        var archived = operator.post("/api/orders/" + id + "/archive");
        assertThat(archived.status()).as("%s", archived).isEqualTo(200);
        assertThat(archived.text("lifecycle")).isEqualTo("ARCHIVED");
        assertThat(archived.json().path("archived").asBoolean()).isTrue();
        assertThat(listed("ARCHIVED")).contains(id);
        assertThat(listed("OPEN")).doesNotContain(id);
        var again = operator.post("/api/orders/" + id + "/archive");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("type")).isEqualTo("urn:waybill:problem:already-archived");

        assertThat(operator.post("/api/orders/" + id + "/unarchive").text("lifecycle")).isEqualTo("OPEN");
        assertThat(listed("OPEN")).contains(id);
        assertThat(operator.post("/api/orders/" + id + "/unarchive").text("type"))
                .isEqualTo("urn:waybill:problem:not-archived");
    }

    @Test
    void orders_of_a_store_that_says_so_are_archived_by_themselves() {
        var placed = operator.post("/api/orders", Form.order("MAN-HAT", 1).put("store", "tidy"));
        var part = placed.json().path("fulfillmentOrders").path(0).path("id").asString();

        var sent = operator.post("/api/fulfillment-orders/" + part + "/shipments", "{}");
        assertThat(sent.status()).as("%s", sent).isEqualTo(201);
        assertThat(operator.get("/api/orders/" + placed.text("id")).text("lifecycle")).isEqualTo("ARCHIVED");
    }

    @Test
    void who_may_only_read_archives_nothing() {
        var id = operator.post("/api/orders", Form.order("XYZ", 1)).text("id");
        assertThat(operator.loggedInAs("viewer:look").post("/api/orders/" + id + "/archive").status()).isEqualTo(403);
    }

    private String listed(String lifecycle) {
        return operator.get("/api/orders?limit=200&lifecycle=" + lifecycle).response().body();
    }
}
