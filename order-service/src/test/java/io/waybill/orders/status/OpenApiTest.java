package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

@RunningService
class OpenApiTest {

    @Autowired
    private Environment environment;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            post | /api/orders                            | 201 200 400 401 403 409 413 415 422
            get  | /api/orders                            | 200 400 401
            get  | /api/orders/{id}                       | 200 401 404
            get  | /api/orders/{id}/timeline              | 200 400 401 404
            delete | /api/orders/{id}                     | 200 401 403 404 409 410 412
            post | /api/orders/{id}/cancel                | 200 400 401 403 404 409 412 413 422
            post | /api/orders/{id}/route                 | 200 400 401 403 404 409 412 413 422
            post | /api/orders/{id}/edit                  | 200 400 401 403 404 409 412 413 422
            post | /api/orders/{id}/hold                  | 200 400 401 403 404 409 412 413 422
            post | /api/orders/{id}/release               | 200 400 401 403 404 409 412 413 422
            post | /api/orders/{id}/reschedule            | 200 400 401 403 404 409 412 413 422
            post | /api/orders/{id}/archive               | 200 401 403 404 409 412 422
            post | /api/orders/{id}/unarchive             | 200 401 403 404 409 412 422
            post | /api/orders/{id}/request               | 200 401 403 404 409 412 422
            post | /api/orders/request                    | 200 400 401 403 413 415 422
            post | /api/orders/bulk                       | 202 400 401 403 409 413 415 422
            get  | /api/jobs                              | 200 400 401
            get  | /api/jobs/{id}                         | 200 401 404
            get  | /api/jobs/{id}/results                 | 200 400 401 404
            post | /api/jobs/{id}/stop                    | 200 401 403 404 409 422
            post | /api/fulfillment-orders/{id}/shipments | 201 400 401 403 404 409 412 413 422
            post | /api/fulfillment-orders/{id}/resolve   | 200 400 401 403 404 409 412 413 415 422
            post | /api/fulfillment-orders/{id}/cancel    | 200 401 403 404 409 412 422
            post | /api/fulfillment-orders/{id}/move      | 200 400 401 403 404 409 412 413 422
            post | /api/fulfillment-orders/{id}/split     | 200 400 401 403 404 409 412 413 422
            post | /api/fulfillment-orders/{id}/merge     | 200 400 401 403 404 409 412 413 422
            post | /api/shipments/{id}/tracking           | 200 400 401 403 404 409 412 413 422
            post | /api/shipments/{id}/cancel             | 200 401 403 404 409 412 422""")
    void every_operation_is_described_with_all_its_answers(String method, String path, String statuses) {
        var operation = description().path("paths").path(path).path(method);

        assertThat(operation.path("summary").asString("")).isNotEmpty();
        for (var status : statuses.split(" ", -1)) {
            var content = operation.path("responses").path(status).path("content");
            var type = status.startsWith("2") ? "application/json" : "application/problem+json";
            assertThat(content.propertyNames()).as(status).containsExactly(type);
            assertThat(content.path(type).path("schema").path("$ref").asString("")).as(status)
                    .startsWith("#/components/schemas/");
        }
    }

    @Test
    void callers_are_told_how_to_log_in() {
        var description = description();

        assertThat(description.path("security").path(0).propertyNames()).containsExactly("basic");
        assertThat(description.path("components").path("securitySchemes").path("basic").path("scheme").asString())
                .isEqualTo("basic");
    }

    @Test
    void limits_and_legal_words_are_part_of_the_description() {
        var description = description();
        var form = description.path("components").path("schemas").path("PlaceOrder");

        assertThat(form.path("properties").path("lines").path("maxItems").asInt()).isEqualTo(1_000);
        assertThat(form.path("required").valueStream().map(JsonNode::asString)).contains("store", "externalId",
                "revision", "placedAt", "currency", "lines");
        assertThat(description.path("paths").path("/api/orders").path("get").path("parameters").toString())
                .contains("\"lifecycle\"", "CANCELLED", "\"cursor\"", "\"limit\"", "\"q\"",
                        "{\"type\":\"integer\",\"default\":50,");
    }

    @Test
    void what_stops_a_channel_is_not_mixed_up_with_what_is_wrong_with_a_request() {
        var schemas = description().path("components").path("schemas");

        assertThat(schemas.path("ProblemDetail").path("properties").propertyNames()).contains("type", "legal");
        assertThat(schemas.path("Problem").path("properties").propertyNames()).contains("kind", "owner");
    }

    @Test
    void whatever_is_referred_to_is_there() {
        var description = description();

        assertThat(description.findValues("$ref")).isNotEmpty().allSatisfy(ref -> {
            var schema = description.at(ref.asString().substring(1));
            assertThat(schema.isObject()).as(ref.asString()).isTrue();
        });
    }

    private JsonNode description() {
        var answer = Caller.operator(environment).get("/v3/api-docs");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }
}
