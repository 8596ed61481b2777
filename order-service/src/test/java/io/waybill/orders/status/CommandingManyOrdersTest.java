package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.jobs.JobDriver;
import io.waybill.orders.status.Caller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@RunningService
class CommandingManyOrdersTest {

    private static final String FRAUD = "\"command\":\"HOLD\",\"reason\":\"HIGH_RISK_OF_FRAUD\",\"handle\":\"fraud\"";

    @Autowired
    private Environment environment;
    @Autowired
    private ApplicationContext service;
    @Autowired
    private JdbcClient jdbc;
    private Caller operator = new Caller("", "");

    @BeforeEach
    void call() {
        operator = Caller.operator(environment);
        jdbc.sql("truncate job, job_order").update();
    }

    /** Others look at lists, in which so many orders would hide theirs. */
    @AfterEach
    void leaveNoOrders() {
        jdbc.sql("truncate orders, order_personal, order_journal").update();
    }

    @Test
    void a_job_tells_what_became_of_each_order() {
        var one = place();
        var two = place();
        var held = place();
        operator.post("/api/orders/" + held + "/hold", "{\"reason\":\"OTHER\",\"handle\":\"fraud\"}");
        var made = bulk(FRAUD + ",\"note\":\"look twice\"", one, two, held, one, "nobody", "no id!");

        assertThat(made.status()).as("%s", made).isEqualTo(202);
        assertThat(made.header("Location")).isEqualTo("/api/jobs/" + made.text("id"));
        assertThat(made.json().propertyNames()).contains("id", "command", "by", "createdAt", "state", "orders",
                "granted", "refused", "pending", "finishedAt");
        assertThat(made.text("state") + made.text("command") + made.text("by")).isEqualTo("RUNNINGHOLDoperator");
        assertCounts(made, 5, 0, 1, 4);

        new JobDriver(service).untilNothingIsPending();
        var done = operator.get(made.header("Location"));
        assertThat(done.text("state")).isEqualTo("DONE");
        assertThat(done.text("finishedAt")).isNotEmpty();
        assertCounts(done, 5, 2, 3, 0);
        var hold = operator.get("/api/orders/" + two).json().path("holds").path(0);
        assertThat(hold.path("by").asString() + hold.path("note").asString()).isEqualTo("operatorlook twice");

        assertThat(problems(results(done, "?outcome=REFUSED"))).containsExactlyInAnyOrder(
                held + " urn:waybill:problem:hold-exists 409", "nobody urn:waybill:problem:unknown-order 404",
                "no id! urn:waybill:problem:unknown-order 404");
        assertThat(results(done, "?outcome=GRANTED").valueStream().map(item -> item.path("orderId").asString()))
                .containsExactlyInAnyOrder(one, two);
    }

    private static Stream<String> problems(JsonNode results) {
        return results.valueStream()
                .map(item -> item.path("orderId").asString() + " " + item.path("problem").path("type").asString() + " "
                        + item.path("problem").path("status").asInt());
    }

    @Test
    void results_come_in_pages() {
        var made = bulk(FRAUD, IntStream.range(0, 5).mapToObj("x/%d?"::formatted).toArray(String[]::new));
        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page = operator.get("/api/jobs/" + made.text("id") + "/results?limit=2" + next);
            assertThat(page.json().path("items").size()).isLessThanOrEqualTo(2);
            page.json().path("items").forEach(item -> seen.add(item.path("orderId").asString()));
            next = page.text("next").isEmpty() ? "" : "&cursor=" + page.text("next");
        } while (!next.isEmpty());
        assertThat(seen).containsExactly("x/0?", "x/1?", "x/2?", "x/3?", "x/4?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RELEASE | "handle":"fraud"                     | fulfillmentStatus | UNFULFILLED
            CANCEL  | "reason":"INVENTORY","note":"gone"   | lifecycle         | CANCELLED
            ARCHIVE | "note":"not read"                    | lifecycle         | ARCHIVED
            REQUEST | "handle":"not read"                  | fulfillmentStatus | ON_HOLD""")
    void each_command_does_what_its_single_form_does(String command, String fields, String field, String value) {
        var id = operator.post("/api/orders", Form.order("DS-MUG", 1).put("store", "patient")).text("id");
        operator.post("/api/orders/" + id + "/hold", "{\"reason\":\"OTHER\",\"handle\":\"fraud\"}");
        var made = bulk("\"command\":\"%s\",%s".formatted(command, fields), id);
        new JobDriver(service).untilNothingIsPending();

        var refused = command.equals("REQUEST") ? 1 : 0;
        assertCounts(operator.get(made.header("Location")), 1, 1 - refused, refused, 0);
        assertThat(operator.get("/api/orders/" + id).text(field)).isEqualTo(value);
    }

    @Test
    void orders_are_requested() {
        var id = operator.post("/api/orders", Form.order("DS-MUG", 1).put("store", "patient")).text("id");
        bulk("\"command\":\"REQUEST\"", id);
        new JobDriver(service).untilNothingIsPending();
        assertThat(operator.get("/api/orders/" + id).json().path("blocker").path("kind").asString()).isEqualTo(
                "AWAITING_CONNECTOR");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "command":"HOLD"                                        | "a"  | reason
            "command":"HOLD","reason":"BOREDOM"                     | "a"  | HIGH_RISK_OF_FRAUD
            "command":"HOLD","reason":"OTHER","handle":"two words"  | "a"  | handle
            "command":"RELEASE","handle":""                         | "a"  | handle
            "command":"CANCEL"                                      | "a"  | reason
            "command":"CANCEL","reason":"WHIM"                      | "a"  | CUSTOMER
            "command":"CANCEL","reason":"STAFF","lines":[]          | "a"  | lines
            "command":"CANCEL","reason":"STAFF","askedBy":"STAFF"   | "a"  | askedBy
            "command":"RELEASE","reason":"OTHER"                    | "a"  | reason
            "command":"PAINT"                                       | "a"  | ARCHIVE
            "reason":"OTHER"                                        | "a"  | command
            "command":"ARCHIVE"                                     |      | orderIds
            "command":"ARCHIVE"                                     | null | orderIds""")
    void what_is_wrong_is_told_before_there_is_a_job(String fields, String ids, String named) {
        var answer = operator.post("/api/orders/bulk", "{%s,\"orderIds\":[%s]}".formatted(fields, ids == null
                ? ""
                : ids));
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.response().body()).contains(named);
        assertThat(operator.get("/api/jobs").json().path("items")).isEmpty();
    }

    @Test
    void notes_and_ids_are_as_long_as_they_may_be_and_no_longer() {
        var note = "\"command\":\"CANCEL\",\"reason\":\"OTHER\",\"note\":\"" + "x".repeat(501) + "\"";
        assertThat(bulk(note, "a").response().body()).contains("note", "500");
        assertThat(bulk("\"command\":\"ARCHIVE\"", "x".repeat(101)).status()).isEqualTo(400);
        assertThat(bulk("\"command\":\"ARCHIVE\"", "x".repeat(100)).status()).isEqualTo(202);
    }

    @Test
    void ten_thousand_orders_are_one_job_and_more_are_none() {
        var real = IntStream.range(0, 300).mapToObj(_ -> place()).toList();
        var ids = Stream.concat(real.stream(), IntStream.range(0, 9_700).mapToObj("nobody-%05d"::formatted)).toList();
        var made = bulk(FRAUD, ids.toArray(String[]::new));
        assertThat(made.status()).as("%s", made).isEqualTo(202);
        new JobDriver(service).untilNothingIsPending();
        assertCounts(operator.get(made.header("Location")), 10_000, 300, 9_700, 0);

        var more = bulk(FRAUD, Stream.concat(ids.stream(), Stream.of("one-more")).toArray(String[]::new));
        assertThat(more.status()).isEqualTo(400);
        assertThat(more.response().body()).contains("orderIds", "10,000");
    }

    @Test
    void what_is_pending_when_a_job_is_stopped_is_not_done() {
        var made = bulk(FRAUD, IntStream.range(0, 201).mapToObj("nobody-%03d"::formatted).toArray(String[]::new));
        assertThat(new JobDriver(service).step()).isEqualTo(200);
        var stop = "/api/jobs/" + made.text("id") + "/stop";
        assertThat(operator.post(stop).text("state")).isEqualTo("STOPPED");
        new JobDriver(service).untilNothingIsPending();
        assertCounts(operator.post(stop), 201, 0, 200, 1);
        assertThat(results(made, "?outcome=PENDING").path(0).path("orderId").asString()).isEqualTo("nobody-200");

        var done = bulk(FRAUD, "no id!");
        assertThat(done.text("state")).isEqualTo("DONE");
        var late = operator.post(done.header("Location") + "/stop");
        assertThat(late.status()).as("%s", late).isEqualTo(409);
        assertThat(late.text("type")).isEqualTo("urn:waybill:problem:job-is-over");
    }

    @Test
    void a_repeat_under_the_same_key_makes_no_other_job() {
        var key = UUID.randomUUID().toString();
        var body = "{%s,\"orderIds\":[\"a\"]}".formatted(FRAUD);
        var first = operator.postOnce(key, "/api/orders/bulk", body);
        var again = operator.postOnce(key, "/api/orders/bulk", body);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).startsWith("/api/jobs/");
        assertThat(operator.get("/api/jobs").json().path("items")).hasSize(1);
    }

    @Test
    void jobs_are_listed_newest_first() {
        var ids = Stream.generate(() -> bulk(FRAUD, "a").text("id")).limit(3).toList();
        var first = operator.get("/api/jobs?limit=2");
        assertThat(first.json().path("items").valueStream().map(job -> job.path("id").asString())).containsExactly(ids
                .get(2), ids.get(1));
        var last = operator.get("/api/jobs?limit=2&cursor=" + first.text("next"));
        assertThat(last.json().path("items").valueStream().map(job -> job.path("id").asString())).containsExactly(ids
                .getFirst());
        assertThat(last.json().path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/jobs/0                     | 404 | unknown-job
            /api/jobs/x                     | 404 | unknown-job
            /api/jobs/0/results             | 404 | unknown-job
            /api/jobs?cursor=x              | 400 | cursor
            /api/jobs?limit=0               | 400 | limit
            /api/jobs/J/results?limit=201   | 400 | limit
            /api/jobs/J/results?cursor=*    | 400 | cursor
            /api/jobs/J/results?cursor=AA   | 400 | cursor
            /api/jobs/J/results?outcome=BAD | 400 | PENDING""")
    void what_cannot_be_looked_at_is_said(String path, int status, String named) {
        var answer = operator.get(path.replace("J", bulk(FRAUD, "a").text("id")));
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.response().body()).contains(named);
    }

    @Test
    void too_many_jobs_at_once_are_refused() {
        jdbc.sql("""
                insert into job (command, fields, made_by, created_at, state, orders)
                select 'ARCHIVE', '{}', 'olga', now(), 'RUNNING', 1 from generate_series(1, 100)""").update();
        var refused = bulk(FRAUD, "a");
        assertThat(refused.status()).as("%s", refused).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("urn:waybill:problem:too-many-jobs");
    }

    @Test
    void who_may_only_read_looks_and_commands_nothing() {
        var made = bulk(FRAUD, "a");
        var viewer = operator.loggedInAs("viewer:look");
        assertThat(viewer.get(made.header("Location")).status()).isEqualTo(200);
        assertThat(viewer.post(made.header("Location") + "/stop").status()).isEqualTo(403);
        assertThat(viewer.post("/api/orders/bulk", "{}").status()).isEqualTo(403);
        assertThat(operator.loggedInAs("").get("/api/jobs").status()).isEqualTo(401);
    }

    private Answer bulk(String fields, String... ids) {
        var list = List.of(ids).stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        return operator.post("/api/orders/bulk", "{%s,\"orderIds\":[%s]}".formatted(fields, list));
    }

    private JsonNode results(Answer job, String query) {
        return operator.get("/api/jobs/" + job.text("id") + "/results" + query).json().path("items");
    }

    private String place() {
        return operator.post("/api/orders", Form.order("XYZ", 1)).text("id");
    }

    private static void assertCounts(Answer job, int orders, int granted, int refused, int pending) {
        assertThat(Stream.of("orders", "granted", "refused", "pending").map(name -> job.json().path(name).asInt()))
                .as("%s", job)
                .containsExactly(orders, granted, refused, pending);
    }
}
