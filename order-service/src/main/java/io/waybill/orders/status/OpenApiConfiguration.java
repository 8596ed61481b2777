package io.waybill.orders.status;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.waybill.orders.idempotency.IdempotencyKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description at {@code /v3/api-docs}: who may call, and what every call may answer besides success. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String LOGIN = "basic";
    private static final String PROBLEM = "ProblemDetail";

    @Bean
    OpenAPI description() {
        var login = new SecurityScheme().type(SecurityScheme.Type.HTTP)
                .scheme("basic")
                .description("viewer reads; operator and admin also command");
        return new OpenAPI()
                .info(new Info().title("Waybill order-service")
                        .version("1")
                        .description("The true state of every order"))
                .components(new Components().addSecuritySchemes(LOGIN, login))
                .addSecurityItem(new SecurityRequirement().addList(LOGIN));
    }

    /** Said once here, so that no operation can forget it. */
    @Bean
    OpenApiCustomizer problemsOfEveryOperation() {
        return api -> {
            // Not earlier: a schema that nothing names yet is thrown away.
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths().forEach((path, item) -> {
                item.readOperations().forEach(operation -> describe(operation.getResponses(), alike(path)));
                if (item.getPost() != null) describe(item.getPost().getResponses(), ofCommands());
                if (item.getDelete() != null) {
                    describe(item.getDelete().getResponses(), ofEveryCommand());
                    mayNameVersion(item.getDelete());
                }
                if (item.getPost() != null && path.contains("{id}") && !path.startsWith("/api/jobs/")) {
                    mayNameVersion(item.getPost());
                }
                if (item.getPost() != null && !path.startsWith("/api/ops/")) mayBeRepeated(item.getPost());
            });
        };
    }

    private static Map<String, String> alike(String path) {
        var problems = new LinkedHashMap<String, String>();
        problems.put("400", "the request is not valid; fields names what is wrong");
        problems.put("401", "no login, or a wrong one");
        if (path.contains("{id}"))
            problems.put("404", "there is no such order, fulfillment order, shipment, line or job");
        problems.put("500", "our failure; the incident number is in our logs");
        return problems;
    }

    private static Map<String, String> ofEveryCommand() {
        var problems = new LinkedHashMap<String, String>();
        problems.put("403", "this login may only read");
        problems.put("409", "not possible as the order is now; legal says what is");
        problems.put("410", "the order was erased");
        return problems;
    }

    private static Map<String, String> ofCommands() {
        var problems = ofEveryCommand();
        problems.put("413", "the body is too large");
        problems.put("415", "the body is not JSON");
        return problems;
    }

    private static void mayNameVersion(Operation command) {
        command.addParametersItem(new HeaderParameter().name("If-Match")
                .description("the order's version in quotes, as the ETag of its last answer")
                .schema(new StringSchema().example("\"3\"")));
        describe(command.getResponses(), Map.of("412", "the order has changed since that version"));
    }

    private static void mayBeRepeated(Operation command) {
        command.addParametersItem(new HeaderParameter().name(IdempotencyKey.HEADER)
                .description(
                        "a new one for each thing to be done. The same request with the same key is answered as the"
                                + " first time, with the header " + IdempotencyKey.REPLAYED_HEADER
                                + ": true, for 24 h; with 409 while the first is not answered. Refusals are judged anew.")
                .schema(new StringSchema().minLength(1)
                        .maxLength(255)
                        .example("8e03978e-40d5-43dd-bc93-6894a57f9324")));
        describe(command.getResponses(), Map.of("422", "the idempotency key was used for another request"));
    }

    private static void describe(ApiResponses responses, Map<String, String> problems) {
        problems.forEach((status, meaning) -> responses.addApiResponse(status, new ApiResponse().description(meaning)
                .content(new Content().addMediaType("application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema().description("RFC 9457; type is stable, detail is for people")
                .addProperty("type", new StringSchema().format("uri").example("urn:waybill:problem:unknown-order"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("orderId", new StringSchema())
                .addProperty("legal", new ArraySchema().items(new StringSchema()).description("what could be done"))
                .addProperty("fields", new ArraySchema().items(new ObjectSchema()
                        .addProperty("field", new StringSchema())
                        .addProperty("detail", new StringSchema())));
    }
}
