package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.backbone.Home;
import io.waybill.standalone.monitoring.GrafanaDashboard;
import io.waybill.standalone.monitoring.MachineTool;
import io.waybill.standalone.monitoring.MonitoringDocument;
import io.waybill.standalone.monitoring.PrometheusServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What dashboard, alerts and document say of a running Waybill is there, in a real Prometheus that scrapes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrafanaDashboardIT {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final Path PROMETHEUS = Home.find().root().resolve("deploy/prometheus");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");
    private static final Pattern SELECTOR = Pattern.compile("\\b(?:waybill_\\w+|up\\b)(?:\\{[^}]*})?");
    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern TIMER_ENDING = Pattern.compile("_seconds_(count|sum|max)$");
    private static final Set<String> LABELS_OF_SCRAPES = Set.of("__name__", "instance", "job", "service");

    private final GrafanaDashboard dashboard = new GrafanaDashboard();
    @SuppressWarnings("NullAway.Init") // set before all
    private Stack stack;
    @SuppressWarnings("NullAway.Init") // set before all
    private PrometheusServer prometheus;

    @BeforeAll
    void scrape(@TempDir Path folder) throws IOException {
        MachineTool.PROMETHEUS.require();
        stack = Stack.shared();
        prometheus = PrometheusServer.start(configuration(folder), folder);
        var shop = new ApiOrders(stack.orders());
        for (var n = 0; n < 5; n++) shop.place("dashboard-" + folder.getFileName() + "-" + n);
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(servicesThatAnswer()).isEqualTo(Stack.services()
                        .size()));
    }

    @AfterAll
    void stop() {
        if (prometheus != null) prometheus.close();
    }

    /** The file that we ship, at the addresses of this stack. */
    private Path configuration(Path folder) throws IOException {
        var shipped = PortPlan.of(new Properties(), Map.of(), List.of());
        var text = Files.readString(PROMETHEUS.resolve("prometheus.yml"))
                .replaceAll("_interval: \\S+", "_interval: 1s");
        for (var service : Stack.services()) {
            var address = "127.0.0.1:" + shipped.management(service);
            assertThat(text).contains(address);
            text = text.replace(address, "127.0.0.1:" + stack.managementPort(service));
        }
        Files.createDirectory(folder.resolve("rules"));
        Files.copy(PROMETHEUS.resolve("rules/waybill.yml"), folder.resolve("rules/waybill.yml"));
        return Files.writeString(folder.resolve("prometheus.yml"), text);
    }

    private long servicesThatAnswer() {
        return elements(prometheus.query("up{job=\"waybill\"} == 1").get("data").get("result")).size();
    }

    @Test
    void every_panel_shows_numbers() {
        var values = variables();
        await().atMost(LONG_ENOUGH).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            // Where nobody asks for anything, no mean time is known.
            assertThat(stack.orders().get("/api/orders?limit=1").isSuccess()).isTrue();
            var wrong = new ArrayList<String>();
            for (var expression : dashboard.expressions(values)) {
                var fault = fault(expression.text());
                if (!fault.isEmpty()) wrong.add(expression.panel() + ": " + fault + ": " + expression.text());
            }
            assertThat(wrong).isEmpty();
        });
    }

    /** As Grafana does where all values of each variable are chosen. */
    private Map<String, String> variables() {
        var values = new LinkedHashMap<String, String>();
        values.put("__rate_interval", "1m");
        for (var variable : dashboard.variables()) {
            var asked = LABEL_VALUES.matcher(GrafanaDashboard.replace(variable.query(), values));
            assertThat(asked.matches()).as(variable.query()).isTrue();
            var found = elements(prometheus.series(asked.group(1))).stream()
                    .map(series -> series.get(asked.group(2)).asString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found).as("values of $" + variable.name()).hasSizeGreaterThanOrEqualTo(Stack.services().size());
            values.put(variable.name(), String.join("|", found));
        }
        return values;
    }

    /** Empty where all is well. */
    private String fault(String expression) {
        var answer = prometheus.query(expression);
        if (!answer.get("status").asString().equals("success")) return answer.get("error").asString();
        var series = elements(answer.get("data").get("result"));
        if (series.isEmpty()) return "no result";
        var hasNumber = series.stream()
                .anyMatch(one -> Double.isFinite(Double.parseDouble(one.get("value").get(1).asString())));
        return hasNumber ? "" : "not a number";
    }

    @Test
    void every_alert_reads_metrics_and_labels_that_exist() {
        var rules = elements(prometheus.alertRules().get("groups")).stream()
                .flatMap(group -> elements(group.get("rules")).stream())
                .toList();
        assertThat(rules).isNotEmpty();
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(rules.stream().flatMap(rule -> faults(rule).stream()))
                        .isEmpty());
    }

    private List<String> faults(JsonNode rule) {
        var found = new ArrayList<String>();
        var query = rule.get("query").asString();
        var grouped = GROUPING.matcher(query)
                .results()
                .flatMap(by -> Pattern.compile(", *").splitAsStream(by.group(1)));
        var labels = grouped.collect(Collectors.toSet());
        for (var selector : SELECTOR.matcher(query).results().map(m -> m.group()).collect(Collectors.toSet())) {
            var series = elements(prometheus.series(selector));
            if (series.isEmpty()) found.add(rule.get("name").asString() + ": no series " + selector);
            series.stream()
                    .filter(one -> !labels.stream().allMatch(one::has))
                    .findFirst()
                    .ifPresent(one -> found.add("%s: %s has not all of %s".formatted(rule.get("name").asString(), one,
                            labels)));
        }
        return found;
    }

    @Test
    void the_document_tells_every_metric_with_its_tags_and_no_other() throws IOException {
        var told = MonitoringDocument.read().metrics();

        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(metrics()).isEqualTo(told));
    }

    private Map<String, Set<String>> metrics() {
        var metrics = new TreeMap<String, Set<String>>();
        for (var name : elements(prometheus.metricNames())) {
            if (!name.asString().startsWith("waybill_")) continue;
            var metric = TIMER_ENDING.matcher(name.asString()).replaceFirst("_seconds");
            for (var series : elements(prometheus.series(name.asString()))) {
                var tags = metrics.computeIfAbsent(metric, _ -> new TreeSet<>());
                series.propertyNames().stream().filter(label -> !LABELS_OF_SCRAPES.contains(label)).forEach(tags::add);
            }
        }
        return metrics;
    }

    private static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
