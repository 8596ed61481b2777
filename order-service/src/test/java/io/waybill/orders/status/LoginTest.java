package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@RunningService
class LoginTest {

    @Autowired
    private Environment environment;
    private Caller operator = new Caller("", "");

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", "/api/orders/x", "/api/orders/x/timeline", "/v3/api-docs"})
    void nobody_looks_without_a_login(String path) {
        assertThat(operator.loggedInAs("").get(path).status()).isEqualTo(401);
        assertThat(operator.loggedInAs("operator:wrong").get(path).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", "/api/orders/x/cancel", "/api/orders/x/route",
            "/api/fulfillment-orders/x-F1/shipments", "/api/shipments/x-F1-S1/cancel"})
    void a_viewer_commands_nothing(String path) {
        var answer = operator.loggedInAs("viewer:look").post(path, Form.order("MAN-MUG", 1));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(operator.loggedInAs("").post(path, "{}").status()).isEqualTo(401);
    }

    @Test
    void a_viewer_sees_what_an_operator_does_and_an_admin_does_it_too() {
        var placed = operator.post("/api/orders", Form.order("MAN-MUG", 1));
        var viewer = operator.loggedInAs("viewer:look");
        var admin = operator.loggedInAs("admin:rule");

        assertThat(viewer.get("/api/orders/" + placed.text("id")).json()).isEqualTo(placed.json());
        var cancelled = admin.post("/api/orders/" + placed.text("id") + "/cancel", "{\"reason\":\"STAFF\"}");
        assertThat(cancelled.json().path("cancellation").path("by").asString()).isEqualTo("admin");
    }
}
