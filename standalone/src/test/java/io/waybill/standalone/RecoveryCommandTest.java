package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.backbone.Workspace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RecoveryCommandTest {

    private static final String TOPICS = "{\"items\": [], \"topics\": [\"fulfillment.updates\", \"orders.received\"]}";
    private static final String REPLAY = """
            {"id": 12, "from": "2026-11-24T10:00:00Z", "to": "2026-11-24T10:30:00Z", "dryRun": %s, "state": "%s",
             "offsets": 3400, "done": 1200, "trouble": %s,
             "records": {"read": 1200, "changed": 3, "unchanged": 1195, "rejected": 2, "undecodable": 0, "missed": 5},
             "details": {"changes": {"ShipmentRecorded": 3}, "refusals": {"UNKNOWN_LINE": 2}, "changedOrders": 2,
                         "orders": [{"orderId": "abc"}, {"orderId": "def"}]}}
            """;
    private static final String LETTER = """
            {"id": 3, "reader": "snapshots", "topic": "orders.received", "partition": 4, "offset": 17,
             "orderId": "abc", "kind": "UNKNOWN_SCHEMA_ID", "reason": "registry knows no schema 7", "state": "OPEN",
             "attempts": 1, "createdAt": "2026-11-24T10:00:00Z", "settledAt": null, "settledBy": null}
            """;

    @TempDir
    private Path folder = Path.of("set by JUnit");
    private final List<FakeService> services = FakeService.several(4);
    private final FakeService orders = services.getFirst();
    private final FakeService[] connectors = services.subList(1, 4).toArray(FakeService[]::new);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void stop() {
        services.forEach(FakeService::close);
    }

    @Test
    void a_replay_is_asked_of_the_services_that_read_the_topic_and_followed_to_its_end() {
        orders.answers("GET /api/ops/replays?limit=1", 200, TOPICS)
                .answers("POST /api/ops/replays", 202, REPLAY.formatted(false, "RUNNING", "null"))
                .answers("GET /api/ops/replays/12", 200, REPLAY.formatted(false, "RUNNING", "\"no broker\""))
                .answers("GET /api/ops/replays/12", 200, REPLAY.formatted(false, "DONE", "null"));
        Arrays.stream(connectors)
                .forEach(one -> one.answers("GET /api/ops/replays?limit=1", 200, "{\"topics\": [\"other\"]}"));

        assertThat(run("replay", "fulfillment.updates", "--from", "2026-11-24T10:00:00Z", "--to",
                "2026-11-24T12:30:00+02:00", "--reason", "registry was away")).isZero();

        assertThat(out.toString().lines()).containsExactly(
                "order-service: replaying fulfillment.updates from 2026-11-24T10:00:00Z to 2026-11-24T10:30:00Z, replay 12",
                "  it goes on without this command; cancel it by POST http://127.0.0.1:%d/api/ops/replays/12/cancel"
                        .formatted(orders.port()),
                "  order-service       1,200 of 3,400 offsets, 1,200 records: 3 changed something, 1,195 change nothing, 2 rejected, 0 undecodable; waits: no broker",
                "order-service: done, 1,200 records: 3 changed something, 1,195 change nothing, 2 rejected, 0 undecodable",
                "  changed something: ShipmentRecorded 3", "  not taken: UNKNOWN_LINE 2",
                "  5 offsets were taken by retention before they were read", "  orders: 2, among them abc, def");
        assertThat(orders.requests()).contains("admin POST /api/ops/replays {\"topic\":\"fulfillment.updates\","
                + "\"from\":\"2026-11-24T10:00:00Z\",\"to\":\"2026-11-24T10:30:00Z\",\"dryRun\":false,"
                + "\"reason\":\"registry was away\"}");
        assertThat(connectors[0].requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"DONE, 0", "FAILED, 1", "CANCELLED, 1"})
    void the_exit_status_says_whether_it_is_done(String state, int status) {
        orders.answers("GET /api/ops/replays?limit=1", 200, TOPICS)
                .answers("POST /api/ops/replays", 202, REPLAY.formatted(true, "RUNNING", "null"))
                .answers("GET /api/ops/replays/12", 200, REPLAY.formatted(true, state, "\"topic made again\""));

        assertThat(run("replay", "orders.received", "--from", "2h", "--dry-run", "--service", "order-service"))
                .isEqualTo(status);

        assertThat(out.toString()).contains("trying out orders.received", "3 would change something",
                "topic made again");
        assertThat(orders.requests()).anyMatch(request -> request.startsWith("operator POST /api/ops/replays {"));
    }

    @Test
    void an_unknown_topic_is_answered_with_the_known_ones() {
        orders.answers("GET /api/ops/replays?limit=1", 200, TOPICS);

        assertThat(run("replay", "orders", "--from", "1h", "--service", "order-service")).isEqualTo(1);

        assertThat(err.toString()).hasLineCount(1)
                .contains("reads the topic orders; these can be replayed: fulfillment.updates, orders.received");
    }

    @ParameterizedTest
    @CsvSource({"[], 0",
            "'[{\"orderId\":\"abc\",\"invariants\":[\"MONEY\"],\"version\":4,\"facts\":4,\"lastSequence\":4}]', 1"})
    void all_orders_are_checked_part_by_part(String broken, int status) {
        orders.answers("GET /api/ops/invariants", 200, "{\"checked\":1000,\"broken\":[],\"next\":\"a_b_c\"}")
                .answers("GET /api/ops/invariants?cursor=a_b_c", 200,
                        "{\"checked\":7,\"broken\":" + broken + ",\"next\":null}");

        assertThat(run("check")).isEqualTo(status);

        assertThat(out.toString()).contains("1,007 orders checked, %d break what must always hold".formatted(status));
        if (status == 1) assertThat(out.toString()).contains("order abc breaks MONEY: version 4, 4 facts");
    }

    @Test
    void what_the_service_refuses_is_one_line() {
        orders.answers("GET /api/ops/replays?limit=1", 200, TOPICS)
                .answers("POST /api/ops/replays", 409, "{\"detail\": \"a replay is running here already\"}");

        assertThat(run("replay", "orders.received", "--from", "1h", "--service", "order-service")).isEqualTo(1);

        assertThat(err.toString()).isEqualToNormalizingNewlines(
                "waybill: order-service answered 409: a replay is running here already\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yesterday |      | --from is neither a time such as 2026-11-24T10:00:00Z nor a duration back
            1h        | 5x   | --to is neither a time
            1m        | 10m  | --from must be before --to
            """)
    void times_that_cannot_be_are_one_line(String from, String to, String message) {
        assertThat(run("replay", "orders.received", "--service", "order-service", "--from", from, "--to",
                to == null ? "0s" : to)).isEqualTo(1);

        assertThat(err.toString()).hasLineCount(1).startsWith("waybill: " + message);
        assertThat(orders.requests()).isEmpty();
    }

    @Test
    void a_service_that_does_not_run_or_refuses_the_login_is_one_line() {
        orders.answers("GET /api/ops/replays?limit=1", 401, "{}");
        assertThat(run("replay", "orders.received", "--from", "1h", "--service", "order-service")).isEqualTo(1);
        assertThat(err.toString()).hasLineCount(1).startsWith("waybill: order-service refuses the login");

        orders.close();
        assertThat(run("replay", "orders.received", "--from", "1h", "--service", "order-service")).isEqualTo(1);
        assertThat(err.toString()).hasLineCount(2).contains("waybill: order-service does not answer at http://");

        assertThat(run("replay", "orders.received", "--from", "1h", "--service", "nobody")).isEqualTo(1);
        assertThat(err.toString()).hasLineCount(3).contains("no service named nobody; there are order-service, ");
    }

    @Test
    void a_folder_in_which_nothing_was_started_is_told() {
        CommandLine command = command();
        assertThat(command.execute("replay", "x", "--from", "1h", "--workspace", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).hasLineCount(1).contains("nothing was ever started in", "./waybill up");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void open_and_parked_letters_of_all_services_are_listed() {
        orders.answers("GET /api/ops/dead-letters?limit=200&state=OPEN&kind=UNKNOWN_SCHEMA_ID", 200,
                "{\"items\": [%s], \"next\": \"3\"}".formatted(LETTER))
                .answers("GET /api/ops/dead-letters?limit=200&state=PARKED&kind=UNKNOWN_SCHEMA_ID", 200,
                        "{\"items\": []}");

        assertThat(run("dead-letters", "list", "--kind", "UNKNOWN_SCHEMA_ID", "--service", "order-service")).isZero();

        assertThat(out.toString().lines().toList().getFirst()).startsWith("order-service            3  OPEN ")
                .contains(" abc ", "orders.received-4@17", "registry knows no schema 7");
        assertThat(out.toString()).contains("order-service has more that are OPEN");
        assertThat(run("dead-letters", "list", "--state", "LAZY")).isEqualTo(1);
        assertThat(err.toString()).hasLineCount(1)
                .contains("--state is none of [OPEN, PARKED, REDRIVEN, REPLAYED, ERASED]");
        assertThat(run("dead-letters", "list", "--kind", "a&b")).isEqualTo(1);
    }

    @Test
    void no_letters_are_said_so() {
        orders.answers("GET /api/ops/dead-letters?limit=200&state=REPLAYED", 200, "{\"items\": []}");
        assertThat(run("dead-letters", "list", "--state", "REPLAYED", "--service", "order-service")).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("no dead letters\n");
    }

    @Test
    void a_letter_is_found_in_whichever_service_has_it() {
        connectors[1].answers("GET /api/ops/dead-letters/3", 200, """
                {"letter": %s, "key": "abc", "headers": [], "content": {"orderId": "abc", "email": "***"}}
                """.formatted(LETTER));

        assertThat(run("dead-letters", "show", "3")).isZero();

        assertThat(out.toString()).contains("dead letter 3 of fba-connector, read by snapshots",
                "  reason     registry knows no schema 7", "  state      OPEN, 1 failed attempts",
                "\"email\" : \"***\"").doesNotContain("settled", "hex");
        orders.answers("GET /api/ops/dead-letters/3", 200, "{}");
        assertThat(run("dead-letters", "show", "3")).isEqualTo(1);
        assertThat(run("dead-letters", "show", "4")).isEqualTo(1);
        assertThat(err.toString().lines()).containsExactly(
                "waybill: dead letter 3 is in each of order-service, fba-connector: name one by --service",
                "waybill: there is no dead letter 4 in order-service, dropship-connector, fba-connector, pos-connector");
    }

    @Test
    void one_letter_is_tried_again() {
        orders.answers("GET /api/ops/dead-letters/3", 200, "{}")
                .answers("POST /api/ops/dead-letters/3/redrive", 200, redriven(3, "REDRIVEN", ""))
                .answers("POST /api/ops/dead-letters/3/redrive", 200, redriven(3, "PARKED", "no line x"));

        assertThat(run("dead-letters", "redrive", "3", "--service", "order-service")).isZero();
        assertThat(run("dead-letters", "redrive", "3", "--service", "order-service")).isEqualTo(1);

        assertThat(out.toString()).contains("OrderReceived", "UNKNOWN_LINE: no line x");
    }

    @Test
    void all_open_letters_are_tried_once_in_portions() {
        orders.answers("POST /api/ops/dead-letters/redrive", 200, """
                {"items": [%s, %s], "redriven": 1, "failed": 1, "next": "4"}
                """.formatted(redriven(3, "REDRIVEN", ""), redriven(4, "OPEN", "no line x")))
                .answers("POST /api/ops/dead-letters/redrive", 200, """
                        {"items": [%s], "redriven": 1, "failed": 0, "next": null}
                        """.formatted(redriven(5, "REDRIVEN", "")))
                .answers("POST /api/ops/dead-letters/redrive", 200, """
                        {"items": [], "redriven": 0, "failed": 0, "next": null, "stoppedBy": "no registry"}
                        """);

        assertThat(run("dead-letters", "redrive", "--all", "--kind", "UNKNOWN_LINE", "--service", "order-service"))
                .isEqualTo(1);

        assertThat(out.toString()).as("%s", err).contains("order-service: 2 mended, 1 not");
        assertThat(orders.requests()).containsExactly(
                "operator POST /api/ops/dead-letters/redrive {\"limit\":200,\"kind\":\"UNKNOWN_LINE\"}",
                "operator POST /api/ops/dead-letters/redrive {\"limit\":200,\"kind\":\"UNKNOWN_LINE\",\"after\":4}");
        assertThat(run("dead-letters", "redrive", "--all", "--service", "order-service")).isEqualTo(1);
        assertThat(err.toString()).contains("stopped at a failure that time mends, try again: no registry");
    }

    @Test
    void one_or_all_must_be_said() {
        for (String[] arguments : new String[][]{{}, {"3", "--all"}}) {
            List<String> all = new ArrayList<>(List.of("dead-letters", "redrive"));
            all.addAll(List.of(arguments));
            assertThat(run(all.toArray(String[]::new))).isEqualTo(1);
        }
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.contains("or all open ones by --all"));
        assertThat(run("dead-letters", "redrive", "3", "--kind", "EMPTY")).isEqualTo(1);
        assertThat(run("dead-letters", "redrive", "x")).isEqualTo(2);
    }

    private static String redriven(long id, String state, String reason) {
        return """
                {"id": %d, "orderId": "abc", "state": "%s", "what": ["OrderReceived"], "kind": "UNKNOWN_LINE",
                 "reason": "%s"}
                """.formatted(id, state, reason);
    }

    private CommandLine command() {
        CommandLine command = Waybill.commandLine(new Waybill(new Console(new PrintWriter(out))));
        return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
    }

    private int run(String... arguments) {
        Credentials.loadOrMake(new Workspace(folder));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--workspace", folder.toString(), "--port", "order-service=" + orders.port(), "--port",
                "dropship-connector=" + connectors[0].port(), "--port", "fba-connector=" + connectors[1].port(),
                "--port", "pos-connector=" + connectors[2].port()));
        return command().execute(all.toArray(String[]::new));
    }
}
