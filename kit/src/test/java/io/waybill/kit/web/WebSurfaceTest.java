package io.waybill.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class WebSurfaceTest {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static @Nullable ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = new SpringApplicationBuilder(Application.class).run("--server.port=0", "--management.server.port=0",
                "--waybill.security.viewer-password=view", "--waybill.security.operator-password=operate",
                "--waybill.security.admin-password=administer", "--waybill.security.bcrypt-strength=4");
    }

    @AfterAll
    static void stop() {
        if (service != null) service.close();
    }

    @Test
    void who_is_not_logged_in_is_told_so() throws Exception {
        for (var login : new String[]{null, "viewer:wrong", "nobody:view", "root:view", "viewer:"}) {
            var answer = get("/things", login);
            assertProblem(answer, 401, "not-logged-in");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(
                    challenge -> assertThat(challenge).startsWith("Basic"));
        }
    }

    @Test
    void a_viewer_reads_an_operator_changes_an_admin_does_both() throws Exception {
        assertThat(get("/things", "viewer:view").statusCode()).isEqualTo(200);
        assertProblem(post("/things", "viewer:view", "{\"name\":\"a\",\"count\":1}"), 403, "not-allowed");
        assertThat(post("/things", "operator:operate", "{\"name\":\"a\",\"count\":1}").statusCode()).isEqualTo(200);
        assertThat(get("/things", "operator:operate").statusCode()).isEqualTo(200);
        assertThat(post("/things", "admin:administer", "{\"name\":\"a\",\"count\":1}").statusCode()).isEqualTo(200);
        assertThat(get("/admin-only", "operator:operate").statusCode()).isEqualTo(403);
        assertThat(get("/admin-only", "admin:administer").statusCode()).isEqualTo(200);
    }

    @Test
    void a_webhook_needs_no_login_and_health_and_metrics_are_open_on_the_management_port() throws Exception {
        assertThat(post("/webhooks/test", null, "{}").statusCode()).isEqualTo(200);
        assertThat(getManagement("/actuator/health").statusCode()).isIn(200, 503);
        assertThat(getManagement("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(getManagement("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(getManagement("/actuator/info").statusCode()).isEqualTo(401);
    }

    @Test
    void a_right_password_is_remembered_and_a_wrong_one_stays_wrong() throws Exception {
        for (var i = 0; i < 3; i++) {
            assertThat(get("/things", "viewer:view").statusCode()).isEqualTo(200);
            assertThat(get("/things", "viewer:wrong").statusCode()).isEqualTo(401);
            assertThat(get("/things", "operator:view").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_malformed_body_is_told_where() throws Exception {
        assertProblem(post("/things", "operator:operate", "{\"name\":"), 400, "invalid-request");
        var wrongType = post("/things", "operator:operate", "{\"name\":\"a\",\"count\":\"many\"}");
        assertProblem(wrongType, 400, "invalid-request");
        assertThat(wrongType.body()).contains("\"field\":\"count\"")
                .contains("must be a whole number")
                .doesNotContain("java.", "jackson", "io.waybill");
        assertProblem(post("/things", "operator:operate", ""), 400, "invalid-request");
    }

    @Test
    void invalid_fields_are_all_named() throws Exception {
        var answer = post("/things", "operator:operate", "{\"name\":\" \",\"count\":0}");
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.body()).contains("\"field\":\"name\"").contains("\"field\":\"count\"");
        var parameter = get("/things?page=second", "viewer:view");
        assertProblem(parameter, 400, "invalid-request");
        assertThat(parameter.body()).contains("\"field\":\"page\"");
    }

    @Test
    void unknown_paths_methods_and_media_are_problems() throws Exception {
        assertProblem(get("/nowhere", "viewer:view"), 404, "not-found");
        assertProblem(send("PATCH", "/things", "operator:operate", BodyPublishers.ofString("{}"), "application/json"),
                405,
                "method-not-allowed");
        assertProblem(send("POST", "/things", "operator:operate", BodyPublishers.ofString("x"), "text/plain"), 415,
                "unsupported-media-type");
    }

    @Test
    void a_body_that_is_too_large_is_refused_declared_or_not() throws Exception {
        var json = ("{\"name\":\"" + "x".repeat(MEBIBYTE) + "\",\"count\":1}").getBytes(StandardCharsets.UTF_8);
        assertProblem(send("POST", "/things", "operator:operate", BodyPublishers.ofByteArray(json), "application/json"),
                413, "body-too-large");
        assertProblem(send("POST", "/things", "operator:operate",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json)), "application/json"), 413,
                "body-too-large");
    }

    @Test
    void a_webhooks_controller_sees_one_byte_too_many_and_no_more() throws Exception {
        var large = new byte[MEBIBYTE + 1000];
        var answer = send("POST", "/webhooks/test", null, BodyPublishers.ofByteArray(large), "application/json");
        assertThat(answer.body()).isEqualTo("read " + (MEBIBYTE + 1));
    }

    @Test
    void what_nobody_foresaw_has_a_number_and_no_inside() throws Exception {
        var answer = get("/fails", "viewer:view");
        assertProblem(answer, 500, "unexpected-failure");
        assertThat(answer.body()).contains("\"incident\":\"").doesNotContain("secret detail", "Exception");
    }

    @Test
    void a_busy_database_is_worth_another_try() throws Exception {
        var answer = get("/busy", "viewer:view");
        assertProblem(answer, 503, "temporarily-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"type\":\"urn:waybill:problem:" + kind + "\"")
                .contains("\"status\":" + status)
                .contains("\"title\":");
    }

    private static HttpResponse<String> get(String path, @Nullable String login) throws Exception {
        return send("GET", path, login, BodyPublishers.noBody(), "application/json");
    }

    private static HttpResponse<String> post(String path, @Nullable String login, String json) throws Exception {
        return send("POST", path, login, BodyPublishers.ofString(json), "application/json");
    }

    private static HttpResponse<String> getManagement(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri("local.management.port", path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(String method, String path, @Nullable String login, BodyPublisher body,
            String type) throws Exception {
        var request = HttpRequest.newBuilder(uri("local.server.port", path))
                .method(method, body)
                .header("Content-Type", type);
        if (login != null) {
            request.header("Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static URI uri(String portProperty, String path) {
        if (service == null) throw new IllegalStateException("not started");
        return URI.create("http://127.0.0.1:" + service.getEnvironment().getProperty(portProperty) + path);
    }

    record Thing(@NotBlank String name, @Min(1) int count) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, KafkaAutoConfiguration.class})
    static class Application {

        @Bean
        Things things() {
            return new Things();
        }

        @Bean
        AccessRules adminOnly() {
            return requests -> requests.requestMatchers("/admin-only").hasRole("ADMIN");
        }
    }

    @RestController
    static class Things {

        @GetMapping({"/things", "/admin-only"})
        String list(@RequestParam(defaultValue = "1") int page) {
            return "page " + page;
        }

        @PostMapping("/things")
        Thing create(@RequestBody @Valid Thing thing) {
            return thing;
        }

        @GetMapping("/fails")
        String fail() {
            throw new IllegalStateException("secret detail");
        }

        @GetMapping("/busy")
        String busy() {
            throw new CannotAcquireLockException("locked");
        }

        @PostMapping("/webhooks/test")
        String webhook(InputStream body) throws IOException {
            return "read " + body.readNBytes(MEBIBYTE + 1).length;
        }
    }
}
