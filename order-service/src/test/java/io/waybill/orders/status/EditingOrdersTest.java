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
import tools.jackson.databind.node.ObjectNode;

@RunningService
class EditingOrdersTest {

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
    void staff_s_word_counts_until_the_source_changes_its_own() {
        var form = Form.order("MAN-MUG", 2);
        var id = operator.post("/api/orders", form).text("id");
        var edited = edit(id, "{\"lines\":[{\"lineId\":\"1\",\"quantity\":4}]}");
        assertThat(edited.status()).as("%s", edited).isEqualTo(200);
        assertQuantity(edited, 4);
        assertThat(edited.json().path("edits").path("lines").path(0).path("sourceQuantity").asInt()).isEqualTo(2);

        assertQuantity(operator.post("/api/orders", told(form, 2, 2)), 4);
        var overruled = operator.post("/api/orders", told(form, 3, 5));
        assertQuantity(overruled, 5);
        assertThat(overruled.json().path("edits").path("lines").path(0).path("overruled").asBoolean()).isTrue();
        var timeline = operator.get("/api/orders/" + id + "/timeline").json().path("items");
        assertThat(timeline.findValuesAsString("type")).contains("OrderEdited", "EditOverruled");
    }

    @Test
    void an_edited_address_is_kept_with_the_personal_data_and_never_shown() {
        var id = operator.post("/api/orders", Form.order("MAN-MUG", 2)).text("id");
        var edited = edit(id, "{\"shippingAddress\":{\"city\":\"Secretville\"},\"email\":\"new.secret@example.com\"}");

        assertThat(edited.status()).as("%s", edited).isEqualTo(200);
        assertThat(edited.json().path("edits").path("recipientFields").toString()).isEqualTo("[\"CITY\",\"EMAIL\"]");
        assertThat(edited.response().body()).doesNotContainIgnoringCase("secret");
        var timeline = operator.get("/api/orders/" + id + "/timeline");
        assertThat(timeline.response().body()).contains("RecipientEdited").doesNotContainIgnoringCase("secret");
        assertThat(jdbc.sql("select edits -> 'CITY' ->> 'value' from order_personal where order_id = :id")
                .param("id", id)
                .query(String.class)
                .single()).isEqualTo("Secretville");
        assertThat(operator.get("/api/orders/" + id).json().path("edits").path("recipientFields")).hasSize(2);
    }

    @Test
    void too_few_is_refused_with_what_would_be_legal_and_nothing_of_it_done() {
        var id = operator.post("/api/orders", Form.order("FBA-MUG", 2)).text("id");
        var refused = edit(id, "{\"lines\":[{\"lineId\":\"1\",\"quantity\":1}],\"email\":\"x@example.com\"}");

        assertThat(refused.status()).as("%s", refused).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:waybill:problem:too-late-to-edit");
        assertThat(refused.json().path("legal").path(0).asString()).isEqualTo("cancel");
        assertThat(operator.get("/api/orders/" + id).json().path("edits").path("recipientFields")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lines       | {}
            quantity    | {"lines":[{"lineId":"1","quantity":-1}]}
            quantity    | {"lines":[{"lineId":"1","quantity":1000001}]}
            lines       | {"lines":[{"lineId":"1","quantity":1},{"lineId":"1","quantity":1}]}
            countryCode | {"shippingAddress":{"countryCode":"England"}}""")
    void what_cannot_be_is_refused_with_the_name_of_its_field(String field, String body) {
        var answer = edit(operator.post("/api/orders", Form.order("MAN-MUG", 2)).text("id"), body);

        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.response().body()).contains(field);
    }

    private static ObjectNode told(ObjectNode form, long revision, int quantity) {
        Form.firstLine(form).put("quantity", quantity);
        return form.put("revision", revision);
    }

    private Answer edit(String id, String body) {
        return operator.post("/api/orders/" + id + "/edit", body);
    }

    private static void assertQuantity(Answer answer, int quantity) {
        var line = answer.json().path("lines").path(0);
        assertThat(line.path("quantity").asInt()).isEqualTo(quantity);
        assertThat(line.path("requested").asInt()).isEqualTo(quantity);
    }
}
