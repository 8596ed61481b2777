package io.waybill.simulator.amazon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.simulator.ApiFixture;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Amazon as its clients meet it: over HTTP alone. */
class AmazonHttpTest extends ApiFixture {

    private static final String ORDERS = "/fba/outbound/2020-07-01/fulfillmentOrders";
    private static final String TOKEN = "x-amz-access-token";
    private static final Map<String, String> LOGIN = Map.of("grant_type", "refresh_token", "refresh_token",
            "sim-refresh", "client_id", "sim-client", "client_secret", "sim-secret");
    private static final Map<String, String> SECOND = Map.of("grant_type", "refresh_token", "refresh_token",
            "sim-refresh-second", "client_id", "sim-client-second", "client_secret", "sim-secret-second");

    private String token = "";

    @BeforeEach
    void log_in_when_nothing_goes_wrong() {
        faults("amazon", "{}");
        clock.advance(Duration.ofMinutes(1));
        token = login(LOGIN);
    }

    @Test
    void an_order_is_made_read_listed_tracked_and_told_by_the_ledger() {
        Got created = create("http-1", "FBA-KETTLE");
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.body()).isEmpty();
        assertThat(created.header("x-amzn-requestid")).isNotBlank();
        assertThat(created.header("x-amzn-ratelimit-limit")).isEqualTo("2.0");
        clock.advance(Duration.ofSeconds(3));
        Got order = get(ORDERS + "/http-1", TOKEN, token);
        assertThat(order.text("/payload/fulfillmentOrder/fulfillmentOrderStatus")).isEqualTo("Complete");
        String number = order.body()
                .at("/payload/fulfillmentShipments/0/fulfillmentShipmentPackage/0/packageNumber")
                .asString();
        assertThat(get("/fba/outbound/2020-07-01/tracking?packageNumber=" + number, TOKEN, token)
                .text("/payload/currentStatus")).isEqualTo("IN_TRANSIT");
        Got list = get(ORDERS + "?queryStartDate=2026-11-24T10%3A00%3A00Z", TOKEN, token);
        assertThat(list.body()
                .at("/payload/fulfillmentOrders")
                .valueStream()
                .map(
                        head -> head.path("sellerFulfillmentOrderId").asString())).contains("http-1");
        JsonNode effect = effect("amazon", "http-1");
        assertThat(effect.path("created").asInt()).isEqualTo(1);
        assertThat(effect.path("status").asString()).isEqualTo("Complete");
        assertThat(effect.path("shippedUnits").asInt()).isEqualTo(1);
        assertThat(effect.path("units").path("FBA-KETTLE").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"grant_type, , 400, invalid_request", "grant_type, password, 400, unsupported_grant_type",
            "refresh_token, , 400, invalid_request", "refresh_token, other, 400, invalid_grant",
            "refresh_token, sim-refresh-second, 400, invalid_grant", "client_id, other, 401, invalid_client",
            "client_secret, other, 401, invalid_client"})
    void a_wrong_login_is_refused_in_its_own_words(String field, String value, int status, String error) {
        Map<String, String> login = new HashMap<>(LOGIN);
        if (value == null) {
            login.remove(field);
        } else {
            login.put(field, value);
        }
        Got got = postForm("/auth/o2/token", login);
        assertThat(got.status()).isEqualTo(status);
        assertThat(got.text("/error")).isEqualTo(error);
        assertThat(got.text("/error_description")).isNotBlank();
    }

    @Test
    void only_a_young_token_of_this_system_is_let_in() {
        assertUnauthorized(get(ORDERS + "/none"), "missing");
        assertUnauthorized(get(ORDERS + "/none", TOKEN, "Atza|other"), "revoked, malformed or invalid");
        assertUnauthorized(get(ORDERS + "/none", TOKEN, "sim-access"), "revoked, malformed or invalid");
        clock.advance(Duration.ofHours(1));
        assertUnauthorized(get(ORDERS + "/none", TOKEN, token), "expired");
    }

    @Test
    void sellers_do_not_see_each_others_orders() {
        assertThat(create("mine", "FBA-KETTLE").status()).isEqualTo(200);
        token = login(SECOND);
        assertThat(get(ORDERS + "/mine", TOKEN, token).status()).isEqualTo(404);
        assertThat(create("mine", "FBA-KETTLE").status()).isEqualTo(200);
        assertThat(create("rare", "FBA-RARE").text("/errors/0/message")).contains("SellerSKU");
    }

    @Test
    void what_is_not_there_is_forbidden() {
        assertUnauthorized(get("/fba/outbound/2020-07-01/features", TOKEN, token), "");
        assertThat(get(ORDERS + "/none", TOKEN, token).text("/errors/0/code")).isEqualTo("NotFound");
        assertThat(get("/fba/outbound/2020-07-01/tracking?packageNumber=x", TOKEN, token).status()).isEqualTo(400);
        assertThat(get("/fba/outbound/2020-07-01/tracking", TOKEN, token).status()).isEqualTo(400);
        assertThat(post(ORDERS, "{", TOKEN, token).text("/errors/0/code")).isEqualTo("InvalidInput");
    }

    @Test
    void an_order_is_changed_cancelled_and_moved_by_the_hook() {
        create("slow", "FBA-SLOW");
        assertThat(put(ORDERS + "/slow", "{\"displayableOrderComment\":\"soon\"}", TOKEN, token).status())
                .isEqualTo(200);
        assertThat(put(ORDERS + "/slow/cancel", "", TOKEN, token).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(effect("amazon", "slow").path("status").asString()).isEqualTo("Cancelled");
        assertThat(effect("amazon", "slow").path("cancelCalls").asInt()).isEqualTo(1);
        create("fast", "FBA-FAST");
        Got late = put(ORDERS + "/fast/cancel", "", TOKEN, token);
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.text("/errors/0/code")).isEqualTo("InvalidInput");
        assertThat(put(ORDERS + "/fast/status", "{\"fulfillmentOrderStatus\":\"Complete\"}", TOKEN, token).status())
                .isEqualTo(200);
        assertThat(effect("amazon", "fast").path("status").asString()).isEqualTo("Complete");
    }

    @Test
    void the_quota_is_a_bucket_for_each_seller_and_operation() {
        token = login(SECOND);
        clock.advance(Duration.ofMinutes(1));
        long before = violations();
        assertThat(IntStream.range(0, 30).map(n -> get(ORDERS + "/q", TOKEN, token).status()).distinct())
                .containsExactly(404);
        Got tooMany = get(ORDERS + "/q", TOKEN, token);
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.text("/errors/0/code")).isEqualTo("QuotaExceeded");
        assertThat(tooMany.header("x-amzn-ratelimit-limit")).isEmpty();
        assertThat(violations()).isEqualTo(before + 1);
        assertThat(put(ORDERS + "/q/cancel", "", TOKEN, token).status()).isEqualTo(404);
        assertThat(get(ORDERS + "/q", TOKEN, login(LOGIN)).status()).isEqualTo(404);
        clock.advance(Duration.ofMillis(500));
        assertThat(get(ORDERS + "/q", TOKEN, token).status()).isEqualTo(404);
        assertThat(get(ORDERS + "/q", TOKEN, token).status()).isEqualTo(429);
    }

    @Test
    void a_lost_answer_hides_work_that_was_done() {
        faults("amazon", "{\"answerLost\":1}");
        assertThat(breaks(ORDERS, request("lost", "FBA-KETTLE"), TOKEN, token)).isTrue();
        faults("amazon", "{}");
        assertThat(get(ORDERS + "/lost", TOKEN, token).status()).isEqualTo(200);
        assertThat(create("lost", "FBA-KETTLE").status()).isEqualTo(400);
        JsonNode effect = effect("amazon", "lost");
        assertThat(effect.path("calls").asInt()).isEqualTo(2);
        assertThat(effect.path("created").asInt()).isEqualTo(1);
        assertThat(effect.path("repeats").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"failedBefore, 500, false", "failedAfter, 500, true", "throttled, 429, false"})
    void an_error_hides_whether_it_was_done(String fault, int status, boolean done) {
        long before = violations();
        faults("amazon", "{\"" + fault + "\":1}");
        Got got = create("f-" + fault, "FBA-KETTLE");
        assertThat(got.status()).isEqualTo(status);
        assertThat(got.text("/errors/0/code")).isNotBlank();
        faults("amazon", "{}");
        assertThat(get(ORDERS + "/f-" + fault, TOKEN, token).status()).isEqualTo(done ? 200 : 404);
        assertThat(violations()).isEqualTo(before);
    }

    @Test
    void an_outage_takes_everything_with_it_and_nothing_else() {
        faults("amazon", "{\"outage\":\"FAIL\"}");
        assertThat(get(ORDERS + "/o", TOKEN, token).status()).isEqualTo(503);
        assertThat(postForm("/auth/o2/token", LOGIN).status()).isEqualTo(503);
        assertThat(get("/sync").status()).isEqualTo(200);
        faults("amazon", "{\"outage\":\"HANG\",\"hangMillis\":1}");
        assertThat(breaks("/auth/o2/token", LOGIN)).isTrue();
        assertThat(breaks(ORDERS, request("hang", "FBA-KETTLE"), TOKEN, token)).isTrue();
        faults("amazon", "{}");
        assertThat(get(ORDERS + "/hang", TOKEN, token).status()).isEqualTo(404);
        assertThat(calls("amazon", "-", "-").path("outcomes").path("OUTAGE").asInt()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void a_hanging_call_holds_up_nobody_else() {
        faults("amazon", "{\"outage\":\"HANG\",\"hangMillis\":600000}");
        assertThat(get("/sync").status()).isEqualTo(200);
        CompletableFuture<Boolean> hanging = CompletableFuture.supplyAsync(
                () -> breaks(ORDERS, request("hang", "FBA-KETTLE"), TOKEN, token));
        await().until(() -> get("/sim/ledger/calls").body().toString().contains("OUTAGE"));
        faults("amazon", "{}");
        assertThat(create("beside", "FBA-KETTLE").status()).isEqualTo(200);
        assertThat(hanging).isNotDone();
    }

    @Test
    void people_list_ship_and_fill_up() {
        create("hands", "FBA-SLOW");
        assertThat(post("/sim/amazon/SELLER-MAIN/orders/hands/ship", "").status()).isEqualTo(204);
        assertThat(post("/sim/amazon/SELLER-MAIN/orders/hands/ship", "").status()).isEqualTo(422);
        assertThat(get("/sim/amazon/SELLER-MAIN/orders?limit=5000").body()
                .path("items")
                .valueStream()
                .filter(order -> order.path("sellerFulfillmentOrderId").asString().equals("hands"))
                .map(order -> order.path("status").asString())).containsExactly("Complete");
        assertThat(put("/sim/amazon/SELLER-MAIN/skus/FBA-RARE/stock", "{\"units\":1}").status()).isEqualTo(204);
        create("no-longer-rare", "FBA-RARE");
        clock.advance(Duration.ofSeconds(3));
        assertThat(effect("amazon", "no-longer-rare").path("status").asString()).isEqualTo("Complete");
        assertThat(put("/sim/amazon/SELLER-MAIN/skus/none/stock", "{\"units\":1}").status()).isEqualTo(422);
        assertThat(put("/sim/amazon/SELLER-MAIN/skus/FBA-RARE/stock", "{\"units\":-1}").status()).isEqualTo(400);
        assertThat(get("/sim/amazon/nobody/orders").status()).isEqualTo(404);
        assertThat(get("/sim/ledger/effects?limit=0").status()).isEqualTo(400);
    }

    @Test
    void a_plan_that_cannot_be_is_refused() {
        assertThat(post("/sim/faults/calls/amazon", "{\"answerLost\":2}").status()).isEqualTo(400);
        assertThat(post("/sim/faults/calls/nobody", "{}").status()).isEqualTo(400);
        assertThat(post("/sim/faults/calls/amazon", "{\"lost\":1}").status()).isEqualTo(400);
        assertThat(get("/sim/faults/calls/amazon").body().path("outage").asString()).isEqualTo("NONE");
    }

    private long violations() {
        return get("/sim/ledger/calls").body().path("quotaViolations").asLong();
    }

    private String login(Map<String, String> login) {
        Got got = postForm("/auth/o2/token", login);
        assertThat(got.body().path("expires_in").asInt()).isEqualTo(3600);
        assertThat(got.text("/token_type")).isEqualTo("bearer");
        return got.text("/access_token");
    }

    private Got create(String id, String sku) {
        return post(ORDERS, request(id, sku), TOKEN, token);
    }

    private static void assertUnauthorized(Got got, String details) {
        assertThat(got.status()).isEqualTo(403);
        assertThat(got.text("/errors/0/code")).isEqualTo("Unauthorized");
        assertThat(got.text("/errors/0/details")).contains(details);
    }

    private static String request(String id, String sku) {
        return """
                {"sellerFulfillmentOrderId":"%s","displayableOrderId":"#1","displayableOrderComment":"Thank you",
                 "displayableOrderDate":"2026-11-24T09:00:00Z","shippingSpeedCategory":"Standard",
                 "destinationAddress":{"name":"Ada Example","addressLine1":"1 Example Street","city":"Springfield",
                   "stateOrRegion":"IL","postalCode":"62701","countryCode":"US"},
                 "items":[{"sellerSku":"%s","sellerFulfillmentOrderItemId":"1","quantity":1}]}""".formatted(id, sku);
    }
}
