package io.waybill.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator as its callers and its receivers meet it: over HTTP alone. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"management.server.port=0",
        "waybill.simulator.delivery.retry-base=20ms", "waybill.simulator.delivery.hold-max=50ms",
        "WAYBILL_SIMULATOR_WEBHOOK_SECRET=hush"})
class SimulatorHttpTest {

    private static final String SHOP = "/sim/shopify/main-street.myshopify.com";
    private static final String SALE = """
            {"locationId":655441492,"lines":[{"sku":"TILL-TEA","quantity":2}],"delivery":"RETAIL"}""";
    private static final Receiver RECEIVER = new Receiver();

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void receiver(DynamicPropertyRegistry registry) {
        registry.add("WAYBILL_SIMULATOR_WEBHOOK_URL", RECEIVER::uri);
    }

    @AfterAll
    static void close() {
        RECEIVER.close();
    }

    @BeforeEach
    void nothing_goes_wrong() {
        RECEIVER.answering(got -> 200);
        post("/sim/faults", "{}");
    }

    @Test
    void a_sale_is_told_by_a_signed_webhook_with_the_whole_order() throws Exception {
        Answer sale = post(SHOP + "/sales", SALE);
        assertThat(sale.status()).isEqualTo(201);
        Receiver.Got got = awaitAbout(sale.orderId(), 1).getFirst();
        assertThat(got.header("X-Shopify-Topic")).isEqualTo("orders/create");
        assertThat(got.header("X-Shopify-Shop-Domain")).isEqualTo("main-street.myshopify.com");
        assertThat(got.header("X-Shopify-API-Version")).isEqualTo("2026-10");
        assertThat(got.header("X-Shopify-Hmac-Sha256")).isEqualTo(hmac("hush", got.body()));
        assertThat(JsonMapper.shared().readTree(got.body())).isEqualTo(sale.body().at("/order"));
        assertThat(get(sale.location()).body()).isEqualTo(sale.body());
    }

    @Test
    void every_change_is_told_with_rising_times_and_one_event_id() {
        String id = post(SHOP + "/sales", SALE).orderId();
        String order = SHOP + "/orders/" + id;
        assertThat(post(order + "/edit", "{\"lines\":[{\"sku\":\"TILL-TEA\",\"quantity\":1}]}").status())
                .isEqualTo(200);
        assertThat(post(order + "/touch", "").status()).isEqualTo(200);
        assertThat(post(order + "/cancel", "").status()).isEqualTo(200);
        List<Receiver.Got> got = awaitAbout(id, 5).stream()
                .sorted((a, b) -> a.header("X-Shopify-Triggered-At").compareTo(b.header("X-Shopify-Triggered-At")))
                .toList();
        assertThat(got).extracting(one -> one.header("X-Shopify-Topic"))
                .containsExactly("orders/create",
                        "orders/updated", "orders/updated", "orders/cancelled", "orders/updated");
        assertThat(got.stream().map(one -> Instant.parse(one.header("X-Shopify-Triggered-At"))).distinct())
                .hasSize(5)
                .isSorted();
        assertThat(got.stream().map(SimulatorHttpTest::updatedAt).distinct()).hasSize(4).isSorted();
        assertThat(got).extracting(one -> one.header("X-Shopify-Webhook-Id")).doesNotHaveDuplicates();
        assertThat(got.get(3).header("X-Shopify-Event-Id")).isEqualTo(got.get(4).header("X-Shopify-Event-Id"));
        assertThat(got.stream().map(one -> one.header("X-Shopify-Event-Id")).distinct()).hasSize(4);
    }

    @Test
    void a_refused_webhook_comes_again_with_the_same_id_and_bytes() {
        RECEIVER.answering(got -> RECEIVER.got().stream().filter(got::equals).count() < 3 ? 500 : 200);
        String id = post(SHOP + "/sales", SALE).orderId();
        List<Receiver.Got> got = awaitAbout(id, 3);
        assertThat(new HashSet<>(got)).hasSize(1);
    }

    @Test
    void refusals_have_the_shape_of_the_shops_own() {
        String id = post(SHOP + "/sales", SALE).orderId();
        String order = SHOP + "/orders/" + id;
        assertThat(post(order + "/fulfill", "").status()).isEqualTo(200);
        Answer refused = post(order + "/cancel", "{\"reason\":\"customer\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString())
                .isEqualTo("{\"errors\":{\"base\":[\"order has fulfillments and cannot be cancelled\"]}}");
        Answer unknown = post(SHOP + "/orders/1/cancel", "");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body().toString()).isEqualTo("{\"errors\":\"Not Found\"}");
        assertThat(post("/sim/shopify/other.myshopify.com/sales", SALE).status()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_read_is_one_line_and_a_400() {
        assertBadInput(post(SHOP + "/sales", "{\"locationId\":"));
        assertBadInput(post(SHOP + "/sales", "{\"nonsense\":1}"));
        assertBadInput(post(SHOP + "/sales", "{\"delivery\":\"BY_OWL\"}"));
        assertBadInput(post("/sim/faults", "{\"duplicate\":2}"));
        assertBadInput(post("/sim/traffic", "{\"seed\":1,\"sales\":0,\"ratePerSecond\":1}"));
        assertBadInput(post("/sim/traffic", "{\"seed\":1,\"sales\":1,\"ratePerSecond\":1,\"shop\":\"nobody\"}"));
        assertBadInput(get("/sim/ledger?limit=0"));
        assertBadInput(get(SHOP + "/orders/abc"));
    }

    @Test
    void more_than_one_mebibyte_is_not_taken_whether_announced_or_not() {
        byte[] big = ("{\"customer\":\"" + "x".repeat(1024 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(send(request(SHOP + "/sales").POST(HttpRequest.BodyPublishers.ofByteArray(big))).status())
                .isEqualTo(413);
        assertThat(send(request(SHOP + "/sales").POST(HttpRequest.BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(big)))).status()).isEqualTo(413);
    }

    @Test
    void the_ledger_tells_what_was_done_and_what_is_true() {
        String id = post(SHOP + "/sales", SALE).orderId();
        awaitAbout(id, 1);
        post(SHOP + "/orders/" + id + "/fulfill", "{\"lines\":[{\"sku\":\"TILL-TEA\",\"quantity\":1}]}");
        awaitAbout(id, 2);
        await().until(() -> get("/sim/ledger").body().at("/pendingWebhooks").asInt() == 0);
        List<JsonNode> entries = get("/sim/ledger?limit=5000").body()
                .at("/items")
                .valueStream()
                .filter(entry -> entry.at("/orderId").asString().equals(id))
                .toList();
        assertThat(entries).extracting(entry -> entry.at("/kind").asString())
                .containsExactlyInAnyOrder("ACTION",
                        "ATTEMPT", "ACTION", "ATTEMPT");
        JsonNode truth = get("/sim/ledger/orders?limit=1&after=" + (Long.parseLong(id) - 1)).body().at("/items/0");
        assertThat(truth.at("/status/fulfillmentStatus").asString()).isEqualTo("partial");
        assertThat(truth.at("/lines/0/quantity").asInt()).isEqualTo(2);
        assertThat(truth.at("/lines/0/fulfilled").asInt()).isEqualTo(1);
    }

    @Test
    void traffic_under_faults_reaches_the_receiver_to_the_last_webhook() {
        post("/sim/faults",
                "{\"seed\":7,\"duplicate\":0.2,\"reorder\":0.2,\"delayMillisMax\":20,\"refuse\":0.2}");
        assertThat(post("/sim/traffic", "{\"seed\":7,\"sales\":60,\"ratePerSecond\":400}").status()).isEqualTo(202);
        await().until(() -> !get("/sim/traffic").body().at("/run/running").asBoolean(true));
        await().until(() -> get("/sim/traffic").body().at("/pendingWebhooks").asInt() == 0);
        JsonNode told = get("/sim/traffic").body();
        assertThat(told.at("/run/sold").asInt()).isEqualTo(60);
        assertThat(told.at("/totals/accepted")).isEqualTo(told.at("/totals/webhooks"));
        assertThat(told.at("/answers/p99Millis").asDouble()).isPositive();
        Set<String> ids = new HashSet<>();
        RECEIVER.got().forEach(got -> ids.add(got.header("X-Shopify-Webhook-Id")));
        assertThat(ids).hasSize(told.at("/totals/webhooks").asInt());
        assertThat(RECEIVER.got().size()).isGreaterThan(ids.size());
    }

    private record Answer(int status, JsonNode body, String location) {

        String orderId() {
            return body.at("/orderId").asString();
        }
    }

    private static void assertBadInput(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors").asString()).isNotBlank().doesNotContain("\n");
    }

    private static List<Receiver.Got> awaitAbout(String orderId, int webhooks) {
        await().until(() -> RECEIVER.about(orderId).size() >= webhooks);
        return RECEIVER.about(orderId);
    }

    private static Instant updatedAt(Receiver.Got got) {
        return OffsetDateTime.parse(JsonMapper.shared().readTree(got.body()).at("/updated_at").asString())
                .toInstant();
    }

    private static String hmac(String secret, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private Answer post(String path, String body) {
        return send(request(path).POST(body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer get(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type",
                        "application/json");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JsonMapper.shared().readTree(answer.body()),
                    answer.headers().firstValue("Location").orElse(""));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the simulator did not answer " + request.build().uri(), e);
        }
    }
}
