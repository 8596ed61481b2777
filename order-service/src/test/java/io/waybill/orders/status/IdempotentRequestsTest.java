package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.orders.status.Caller.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever did not hear the answer asks again under the same key, and nothing happens twice. */
@RunningService
class IdempotentRequestsTest {

    private static final String HOLD = "{\"handle\":\"fraud\",\"reason\":\"OTHER\"}";
    private static final String RELEASE = "{\"handle\":\"fraud\"}";

    private static final String FIFTY = "0123456789-123456789-123456789-123456789-123456789";
    private static final String TOO_LONG = FIFTY + FIFTY + FIFTY + FIFTY + FIFTY + "123456";

    @Autowired
    private Environment environment;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private MeterRegistry meters;
    private Caller operator = new Caller("", "");
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
    }

    @AfterEach
    void letCommitsSucceed() {
        jdbc.sql("drop trigger if exists fail on stored_answer").update();
        jdbc.sql("drop function if exists fail()").update();
    }

    @Test
    void the_same_again_is_answered_as_the_first_time() {
        var form = Form.order("XYZ", 1);
        var first = operator.postOnce(key, "/api/orders", form);
        assertThat(first.status()).as("%s", first).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        operator.post("/api/orders/" + first.text("id") + "/hold", HOLD);

        var again = operator.postOnce(key, "/api/orders", form);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertSame(again, first);
        assertThat(again.header("Location")).isEqualTo("/api/orders/" + first.text("id"));
    }

    @Test
    void what_was_done_is_not_done_again_although_it_could_be() {
        var id = place();
        operator.post("/api/orders/" + id + "/hold", HOLD);
        var first = operator.postOnce(key, "/api/orders/" + id + "/release", RELEASE);
        operator.post("/api/orders/" + id + "/hold", HOLD);

        assertSame(operator.postOnce(key, "/api/orders/" + id + "/release", RELEASE), first);
        assertThat(operator.get("/api/orders/" + id).json().path("holds")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hold?x=1 | {"handle":"fraud","reason":"OTHER"}
            hold     | {"handle":"fraud","reason":"OTHER" }
            release  | {"handle":"fraud","reason":"OTHER"}""")
    void another_request_under_the_same_key_is_refused(String command, String body) {
        var id = place();
        operator.postOnce(key, "/api/orders/" + id + "/hold", HOLD);
        var other = operator.postOnce(key, "/api/orders/" + id + "/" + command, body);
        assertThat(other.status()).as("%s", other).isEqualTo(422);
        assertThat(other.text("type")).isEqualTo("urn:waybill:problem:idempotency-key-reused");
        assertThat(operator.get("/api/orders/" + id).json().path("holds")).hasSize(1);
    }

    @Test
    void a_key_belongs_to_whoever_uses_it() {
        var form = Form.order("XYZ", 1);
        operator.postOnce(key, "/api/orders", form);
        var other = operator.loggedInAs("admin:rule").postOnce(key, "/api/orders", Form.order("XYZ", 1));
        assertThat(other.status()).as("%s", other).isEqualTo(201);
        assertThat(operator.loggedInAs("viewer:look").postOnce(key, "/api/orders", form).status()).isEqualTo(403);
    }

    @Test
    void a_refusal_is_judged_anew_and_counted() {
        var id = place();
        var before = refused();
        var release = "/api/orders/" + id + "/release";
        assertThat(operator.postOnce(key, release, RELEASE).status()).isEqualTo(404);
        assertThat(operator.postOnce(key, release, RELEASE).status()).isEqualTo(404);
        assertThat(refused()).isEqualTo(before + 2);
        assertThat(answersOf(id)).isZero();

        operator.post("/api/orders/" + id + "/hold", HOLD);
        assertThat(operator.postOnce(key, release, RELEASE).status()).isEqualTo(200);
    }

    @Test
    void while_a_request_is_in_flight_its_repeats_are_told_so() throws Exception {
        var id = place();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = holdUpAt(id, threads);
            assertThat(first.get().status()).as("%s", first.get()).isEqualTo(200);
            assertSame(operator.postOnce(key, "/api/orders/" + id + "/hold", HOLD), first.get());
        }
        assertThat(heldTimes(id)).isEqualTo(1);
    }

    /** A request that waits for its order while another one comes with the same key. */
    private Future<Answer> holdUpAt(String id, ExecutorService threads) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            jdbc.sql("select 1 from orders where order_id = ? for update").param(id).query(Integer.class).single();
            var first = threads.submit(() -> operator.postOnce(key, "/api/orders/" + id + "/hold", HOLD));
            await().until(this::somebodyWaitsForALock);
            var second = operator.postOnce(key, "/api/orders/" + id + "/hold", HOLD);
            assertThat(second.status()).as("%s", second).isEqualTo(409);
            assertThat(second.text("type")).isEqualTo("urn:waybill:problem:request-in-flight");
            assertThat(second.header("Retry-After")).isEqualTo("1");
            return first;
        }));
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("""
                select exists (select 1 from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock')""")
                .query(Boolean.class)
                .single();
    }

    @Test
    void two_at_once_have_one_effect() throws Exception {
        for (var round = 1; round <= 10; round++) {
            var id = place();
            var path = "/api/orders/" + id + "/hold";
            var name = key + round;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Answer> call = () -> operator.postOnce(name, path, HOLD);
                var answers = threads.invokeAll(List.of(call, call, call));
                var statuses = answers.stream().map(answer -> answer.resultNow().status()).toList();
                assertThat(statuses).contains(200).isSubsetOf(200, 409);
                // Held by another of them would be a refusal: then the first one was not known.
                assertThat(answers).noneMatch(answer -> answer.resultNow().text("type").endsWith("hold-exists"));
            }
            assertThat(heldTimes(id)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"40001, 503", "P0001, 500"})
    void what_could_not_be_committed_is_not_told_as_done(String code, int status) {
        failAtCommit(code);
        var form = Form.order("XYZ", 1);
        var failed = operator.postOnce(key, "/api/orders", form);
        assertThat(failed.status()).as("%s", failed).isEqualTo(status);
        assertThat(failed.header("Content-Type")).startsWith("application/problem+json");
        assertThat(failed.header("Location") + failed.header("ETag")).isEmpty();
        assertThat(failed.response().body()).doesNotContain("lines");

        letCommitsSucceed();
        var again = operator.postOnce(key, "/api/orders", form);
        assertThat(again.status()).as("%s", again).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void an_answer_too_large_to_be_kept_is_not_made_again() {
        var form = Form.order("XYZ", 1);
        for (var line = 2; line <= 200; line++) Form.lines(form).add(Form.line(String.valueOf(line), "XYZ", 1));
        var first = operator.postOnce(key, "/api/orders", form);
        assertThat(first.status()).as("%s", first).isEqualTo(201);
        assertThat(first.response().body().length()).isGreaterThan(RunningService.ANSWER_BYTES_MAX);

        var again = operator.postOnce(key, "/api/orders", form);
        assertThat(again.status()).as("%s", again).isEqualTo(409);
        assertThat(again.text("type")).isEqualTo("urn:waybill:problem:answer-not-kept");
        assertThat(again.text("detail")).contains("201");
        assertThat(answersOf(first.text("id"))).isEqualTo(1);
    }

    @Test
    void a_version_named_is_looked_at_once() {
        var placed = operator.post("/api/orders", Form.order("XYZ", 1));
        var path = "/api/orders/" + placed.text("id") + "/hold";
        var seen = placed.header("ETag");
        var first = operator.postOnce(key, path, HOLD, "If-Match", seen);
        assertThat(first.status()).as("%s", first).isEqualTo(200);
        assertThat(operator.postOnce(key, path, HOLD, "If-Match", seen).status()).isEqualTo(200);
        assertThat(operator.postOnce(key + "x", path, HOLD, "If-Match", seen).status()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\tbed", TOO_LONG})
    void a_key_that_is_none_is_refused(String odd) {
        var answer = operator.postOnce(odd, "/api/orders", Form.order("XYZ", 1));
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.response().body()).contains("Idempotency-Key", "255 visible ASCII characters");
    }

    @Test
    void bodies_are_limited_and_judged_as_without_a_key() {
        var large = "{\"x\":\"" + "x".repeat(1 << 20) + "\"}";
        assertThat(operator.postOnce(key, "/api/orders", large).status()).isEqualTo(413);
        assertThat(operator.postOnceInChunks(key, "/api/orders", large).status()).isEqualTo(413);
        var broken = operator.postOnce(key, "/api/orders", "{");
        assertThat(broken.status()).as("%s", broken).isEqualTo(400);
        assertThat(broken.response().body()).contains("is not JSON");
    }

    @Test
    void an_answer_can_be_erased_with_its_order_and_nothing_says_what_was_in_the_request() {
        var form = Form.order("XYZ", 1);
        var id = operator.postOnce(key, "/api/orders", form).text("id");
        operator.postOnce(key + "known", "/api/orders", form);
        operator.postOnce(key + "hold", "/api/orders/" + id + "/hold", HOLD);
        assertThat(answersOf(id)).isEqualTo(3);
        var rows = jdbc.sql("select stored_answer::text from stored_answer")
                .query(
                        String.class)
                .list();
        assertThat(rows).isNotEmpty()
                .noneMatch(row -> row.toLowerCase(Locale.ROOT).contains("secret") || row.contains(key));
    }

    private static void assertSame(Answer again, Answer first) {
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.status()).isEqualTo(first.status());
        for (var name : List.of("ETag", "Content-Type", "Location")) {
            assertThat(again.header(name)).as(name).isEqualTo(first.header(name));
        }
    }

    private String place() {
        return operator.post("/api/orders", Form.order("XYZ", 1)).text("id");
    }

    private double refused() {
        return meters.get("waybill.commands").tags("kind", "ReleaseHold", "outcome", "refused").counter().count();
    }

    private long heldTimes(String id) {
        return operator.get("/api/orders/" + id + "/timeline")
                .json()
                .findValues("type")
                .stream()
                .filter(type -> type.asString().equals("OrderHeld"))
                .count();
    }

    private int answersOf(String id) {
        return jdbc.sql("select count(*) from stored_answer where order_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private void failAtCommit(String code) {
        jdbc.sql("""
                create function fail() returns trigger language plpgsql as
                $$ begin raise exception 'no room' using errcode = '%s'; end $$""".formatted(code)).update();
        jdbc.sql("""
                create constraint trigger fail after insert on stored_answer deferrable initially deferred
                for each row execute function fail()""").update();
    }
}
