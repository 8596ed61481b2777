package io.waybill.orders.status;

import static io.waybill.orders.status.Form.firstLine;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.status.Caller.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.node.ObjectNode;

@RunningService
class PlacingOrdersTest {

    @Autowired
    private Environment environment;
    private Caller operator = new Caller("", "");

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
    }

    @Test
    void a_new_order_is_created_and_found_where_the_answer_says() {
        var answer = place(Form.order("MAN-MUG", 2));

        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/orders/" + answer.text("id"));
        var found = operator.get(answer.header("Location"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json()).isEqualTo(answer.json());
    }

    @Test
    void the_document_has_every_field_that_callers_were_promised() {
        var document = place(Form.order("MAN-MUG", 2)).json();

        assertThat(document.propertyNames()).contains("id", "version", "name", "platform", "salesChannel", "store",
                "externalId", "lifecycle", "paymentStatus", "fulfillmentStatus", "returnStatus", "lines",
                "fulfillmentOrders", "blocker");
        assertThat(document.path("lines").path(0).propertyNames()).contains("lineId", "sku", "quantity", "open",
                "requested", "shipped", "cancelled", "returned");
        assertThat(document.path("fulfillmentOrders").path(0).propertyNames()).contains("id", "channel", "status",
                "externalRefs", "shipments");
        assertThat(document.path("blocker").propertyNames()).contains("kind", "owner", "since", "deadline", "detail");
        assertThat(document.path("returnStatus").asString()).isEqualTo("NO_RETURN");
    }

    @Test
    void what_may_be_left_out_gets_its_default() {
        var form = Form.order("MAN-MUG", 2);
        form.remove(List.of("platform", "name", "salesChannel", "email", "tags", "test", "shippingAddress",
                "paymentStatus"));
        firstLine(form).remove(List.of("title", "unitPrice", "requiresShipping"));
        var answer = place(form);

        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        assertThat(answer.text("platform")).isEqualTo("API");
        assertThat(answer.text("salesChannel")).isEqualTo("web");
        assertThat(answer.text("deliveryMethod")).isEqualTo("SHIPPING");
        assertThat(answer.text("name")).isEqualTo("#" + form.path("externalId").asString());
        assertThat(answer.json().path("lines").path(0).path("requiresShipping").asBoolean()).isTrue();
    }

    @Test
    void the_same_order_again_is_answered_as_it_is_now() {
        var form = Form.order("MAN-MUG", 2);
        var first = place(form);
        var again = place(form);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void the_same_time_in_another_zone_and_finer_than_a_microsecond_is_the_same_order() {
        var form = Form.order("MAN-MUG", 2).put("placedAt", "2026-11-22T10:00:00.123456789Z");
        place(form);

        assertThat(place(form).status()).isEqualTo(200);
        assertThat(place(form.put("placedAt", "2026-11-22T12:00:00.123456+02:00")).status()).isEqualTo(200);
    }

    @Test
    void the_same_revision_with_other_content_is_a_conflict() {
        var form = Form.order("MAN-MUG", 2);
        var id = place(form).text("id");
        firstLine(form).put("quantity", 3);
        var answer = place(form);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:waybill:problem:same-revision-other-content");
        assertThat(answer.text("orderId")).isEqualTo(id);
        assertThat(answer.json().path("legal").path(0).asString()).isEqualTo("send the change with a higher revision");
        assertThat(operator.get("/api/orders/" + id).json().path("lines").path(0).path("quantity").asInt())
                .isEqualTo(2);
    }

    @Test
    void the_same_revision_with_another_address_is_a_conflict_too() {
        var form = Form.order("MAN-MUG", 2);
        place(form);
        form.putObject("shippingAddress").put("name", "Somebody Else").put("countryCode", "US");

        assertThat(place(form).status()).isEqualTo(409);
    }

    @Test
    void a_higher_revision_is_an_edit() {
        var form = Form.order("MAN-MUG", 2);
        place(form);
        firstLine(form).put("quantity", 5);
        var edited = place(form.put("revision", 2));

        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.json().path("lines").path(0).path("quantity").asInt()).isEqualTo(5);
        assertThat(edited.json().path("version").asLong()).isGreaterThan(1);
    }

    @Test
    void a_lower_revision_changes_nothing() {
        var form = Form.order("MAN-MUG", 2).put("revision", 7);
        var first = place(form);
        firstLine(form).put("quantity", 5);
        var late = place(form.put("revision", 6));

        assertThat(late.status()).isEqualTo(200);
        assertThat(late.json()).isEqualTo(first.json());
    }

    @Test
    void the_same_external_id_in_another_store_is_another_order() {
        var form = Form.order("MAN-MUG", 2);
        var here = place(form);
        var there = place(form.put("store", "second"));

        assertThat(there.status()).isEqualTo(201);
        assertThat(there.text("id")).isNotEqualTo(here.text("id"));
    }

    @Test
    void an_order_of_a_thousand_lines_is_taken_and_one_more_is_not() {
        var form = Form.order("MAN-MUG", 2);
        for (var n = 2; n <= 1_000; n++) Form.lines(form).add(Form.line("" + n, "MAN-MUG-" + n, 1));
        var taken = place(form);
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.json().path("lines")).hasSize(1_000);

        Form.lines(form).add(Form.line("1001", "MAN-MUG", 1));
        assertThat(place(form.put("revision", 2)).status()).isEqualTo(400);
    }

    @Test
    void an_edit_that_makes_too_many_lines_together_with_those_sent_before_is_refused() {
        var form = Form.order("MAN-MUG", 2);
        place(form);
        Form.lines(form).removeAll();
        for (var n = 2; n <= 1_001; n++) Form.lines(form).add(Form.line("" + n, "MAN-MUG", 1));
        var answer = place(form.put("revision", 2));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).contains("at most 1000 lines");
    }

    private Answer place(ObjectNode form) {
        return operator.post("/api/orders", form);
    }
}
