package io.waybill.fba.amazon;

import static io.waybill.fba.amazon.AmazonFixture.ACCOUNT;
import static io.waybill.fba.amazon.AmazonFixture.ERROR;
import static io.waybill.fba.amazon.AmazonFixture.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.fba.amazon.AmazonStub.Act;
import io.waybill.fba.amazon.AmazonStub.Asked;
import io.waybill.kit.channel.Reply;
import io.waybill.kit.outside.Admission.Admitted;
import io.waybill.kit.outside.Admission.Denied;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What each answer that may come means, over real HTTP. */
class AmazonClientTest {

    private static final String ORDER = ORDERS + "/X-F1";

    private final AmazonFixture fixture = new AmazonFixture();
    private final AmazonStub amazon = fixture.amazon;
    private final OutsideFixture outside = fixture.outside;
    private final AmazonClient client = fixture.client;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_create_is_taken() {
        amazon.on(ORDERS, 200, "{}");

        assertThat(create()).isEqualTo(new Reply.Accepted<>(""));

        assertThat(amazon.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.body()).isEqualTo("{\"a\":1}");
            assertThat(asked.headers()).containsEntry("x-amz-access-token", "Atza|1")
                    .containsEntry("content-type", "application/json")
                    .hasEntrySatisfying("user-agent", agent -> assertThat(agent).startsWith("Waybill/"))
                    .hasEntrySatisfying("x-amz-date", date -> assertThat(date).matches("\\d{8}T\\d{6}Z"));
        });
        assertThat(amazon.logins()).extracting(Asked::body)
                .containsExactly(
                        "grant_type=refresh_token&refresh_token=Atzr%7C1&client_id=app&client_secret=s%26cret");
    }

    @Test
    void a_create_is_refused_only_in_amazons_words() {
        amazon.on(ORDERS, 400, ERROR.formatted("InvalidInput", "the SellerSKU for Item Id: 1 is invalid."));
        assertThat(create())
                .isEqualTo(new Reply.Refused<>("InvalidInput: the SellerSKU for Item Id: 1 is invalid."));
        amazon.on(ORDERS, 400, "<html>Bad Request</html>");
        assertThat(create()).isInstanceOf(Reply.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 302, 408, 409})
    void a_create_whose_answer_says_nothing_may_have_happened(int status) {
        amazon.on(ORDERS, status, ERROR.formatted("InternalFailure", "We encountered an internal error."));
        assertThat(create()).isInstanceOf(Reply.Unknown.class);
        amazon.on(ORDER, status, "");
        assertThat(client.order(ACCOUNT, "X-F1")).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void so_may_one_whose_answer_got_lost_or_comes_too_late() {
        amazon.on(ORDERS, new Act.Drop());
        assertThat(create()).isInstanceOf(Reply.Unknown.class);
        amazon.on(ORDERS, new Act.Hang());
        assertThat(create()).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void a_success_that_names_errors_is_no_success() {
        amazon.on(ORDERS, 200, ERROR.formatted("InternalFailure", "half done"));
        assertThat(create()).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void what_was_never_sent_was_not_made() {
        var nobody = fixture.client(fixture.accounts(URI.create("http://127.0.0.1:1")));
        assertThat(nobody.order(ACCOUNT, "X-F1")).isInstanceOfSatisfying(Reply.NotMade.class,
                reply -> assertThat(reply.why()).contains("ConnectException"));
    }

    @Test
    void one_call_too_many_was_not_made_and_empties_the_quota() {
        amazon.on(ORDERS, 429, ERROR.formatted("QuotaExceeded", "You exceeded your quota."));
        assertThat(create()).isInstanceOf(Reply.NotMade.class);
        assertThat(outside.quota().isEmpty(Operations.CREATE)).isTrue();
        assertThat(client.admit(ACCOUNT, Operations.CREATE)).isInstanceOf(Denied.class);
        assertThat(client.admit(ACCOUNT, Operations.CANCEL)).isInstanceOf(Admitted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_token_that_is_refused_is_replaced_for_the_next_call(int status) {
        var expired = "{\"errors\": [{\"code\": \"Unauthorized\", \"message\": \"Access is denied.\", "
                + "\"details\": \"The access token you provided has expired.\"}]}";
        amazon.on(ORDERS, new Act.Answer(status, expired), new Act.Answer(200, "{}"));

        assertThat(create()).isInstanceOfSatisfying(Reply.NotMade.class,
                reply -> assertThat(reply.why()).contains(ACCOUNT, "has expired"));
        assertThat(create()).isInstanceOf(Reply.Accepted.class);

        assertThat(amazon.asked()).extracting(asked -> asked.headers().get("x-amz-access-token"))
                .containsExactly("Atza|1", "Atza|2");
    }

    @Test
    void an_account_that_is_never_let_in_calls_for_a_person_and_rests() {
        amazon.on(ORDER, 403, ERROR.formatted("Unauthorized", "Access to requested resource is denied."));
        assertThat(client.order(ACCOUNT, "X-F1")).isInstanceOf(Reply.NotMade.class);
        for (int n = 0; n < 5; n++) {
            assertThat(client.order(ACCOUNT, "X-F1")).isInstanceOfSatisfying(Reply.NotMade.class,
                    reply -> assertThat(reply.after()).isEqualTo(Duration.ofMinutes(1)));
        }
        assertThat(amazon.logins()).hasSize(2);
        assertThat(authorized()).isZero();
    }

    @Test
    void without_a_token_nothing_is_admitted_and_no_permit_is_spent() {
        outside.quota().leave(Operations.CREATE, 1);
        amazon.onLogin(new Act.Answer(400, "{\"error\": \"invalid_grant\", \"error_description\": \"revoked\"}"));

        assertThat(client.admit(ACCOUNT, Operations.CREATE)).isInstanceOfSatisfying(Denied.class,
                denied -> assertThat(denied.why()).contains(ACCOUNT, "authorize again"));
        assertThat(client.order(ACCOUNT, "X-F1")).isInstanceOf(Reply.NotMade.class);

        assertThat(outside.quota().isEmpty(Operations.CREATE)).isFalse();
        assertThat(amazon.asked()).isEmpty();
        assertThat(amazon.logins()).hasSize(1);
        assertThat(authorized()).isZero();
    }

    @Test
    void an_order_is_read() {
        amazon.on(ORDER, 200, "{\"payload\": {\"fulfillmentOrder\": {}}}");
        assertThat(client.order(ACCOUNT, "X-F1")).isInstanceOfSatisfying(Reply.Accepted.class,
                reply -> assertThat((Optional<?>) reply.value()).isPresent());
        assertThat(outside.quota().isEmpty(Operations.GET)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"404, NotFound, Order X-F1 is not here", "400, InvalidInput, Order X-F1 does not exist.",
            "400, InvalidInput, Fulfillment order not found"})
    void an_order_that_is_not_there(int status, String code, String message) {
        amazon.on(ORDER, status, ERROR.formatted(code, message));
        assertThat(client.order(ACCOUNT, "X-F1")).isEqualTo(new Reply.Accepted<>(Optional.<JsonNode>empty()));
    }

    @Test
    void a_404_of_somebody_else_does_not_mean_that_the_order_is_not_there() {
        amazon.on(ORDER, 404, "<html>no such host</html>");
        assertThat(client.order(ACCOUNT, "X-F1")).isInstanceOf(Reply.Unknown.class);
        amazon.on(ORDER, 200, "{}");
        assertThat(client.order(ACCOUNT, "X-F1")).isInstanceOf(Reply.Unknown.class);
        amazon.on(ORDER, 400, ERROR.formatted("InvalidInput", "Invalid Input"));
        assertThat(client.order(ACCOUNT, "X-F1")).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void a_cancel_is_taken_or_refused() {
        amazon.on(ORDER + "/cancel", 200, "{}");
        assertThat(cancel()).isEqualTo(new Reply.Accepted<>(""));
        assertThat(amazon.asked().getFirst().method()).isEqualTo("PUT");
        amazon.on(ORDER + "/cancel", 400, ERROR.formatted("InvalidInput", "It is in Processing."));
        assertThat(cancel()).isEqualTo(new Reply.Refused<>("InvalidInput: It is in Processing."));
    }

    @Test
    void paths_and_queries_are_encoded_once() {
        amazon.on(ORDERS + "/a b/c+#%", 200, "{\"payload\": {}}").on(ORDERS, 200, "{\"payload\": {}}");
        client.order(ACCOUNT, "a b/c+#%");
        client.changedSince(ACCOUNT, Instant.parse("2026-11-24T12:00:00Z"));
        client.nextPage(ACCOUNT, "a+b/=");
        client.tracking(ACCOUNT, 7);
        assertThat(amazon.asked()).extracting(Asked::path)
                .containsExactly(ORDERS + "/a%20b%2Fc%2B%23%25", ORDERS + "?queryStartDate=2026-11-24T12%3A00%3A00Z",
                        ORDERS + "?nextToken=a%2Bb%2F%3D", "/fba/outbound/2020-07-01/tracking?packageNumber=7");
    }

    private Reply<String> create() {
        return switch (client.admit(ACCOUNT, Operations.CREATE)) {
            case Admitted(var permit) -> client.create(ACCOUNT, permit, "{\"a\":1}");
            case Denied(var after, var why) -> throw new AssertionError(why + after);
        };
    }

    private Reply<String> cancel() {
        return switch (client.admit(ACCOUNT, Operations.CANCEL)) {
            case Admitted(var permit) -> client.cancel(ACCOUNT, permit, "X-F1");
            case Denied(var after, var why) -> throw new AssertionError(why + after);
        };
    }

    private double authorized() {
        return outside.registry().get("waybill.fba.authorized").tag("account", ACCOUNT).gauge().value();
    }
}
