package io.waybill.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.backbone.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrometheusRulesTest {

    private static final Path FOLDER = Home.find().root().resolve("deploy/prometheus/rules");
    private static final Path RULES = FOLDER.resolve("waybill.yml");
    private static final Path TESTS = FOLDER.resolve("waybill.test.yml");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: " + MonitoringDocument.PATH + "#(\\S+)");

    @Test
    void each_alert_fires_when_it_should_and_only_then() throws Exception {
        MachineTool.PROMTOOL.require();
        var answer = MachineTool.PROMTOOL.run("test", "rules", TESTS.toString());

        assertThat(answer.exitStatus()).as(answer.said()).isZero();
    }

    @Test
    void each_alert_has_a_test() throws IOException {
        var tests = Files.readString(TESTS);

        assertThat(alerts()).hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(alert -> assertThat(tests).contains(nameOf(alert)));
    }

    @Test
    void each_alert_says_how_urgent_it_is_what_to_do_and_where_to_read_on() throws IOException {
        var anchors = MonitoringDocument.read().anchors();

        assertThat(alerts()).allSatisfy(alert -> {
            assertThat(alert).containsPattern("severity: (page|ticket)").contains("summary: ", "description: ");
            var runbook = RUNBOOK.matcher(alert);
            assertThat(runbook.find()).as("runbook of " + nameOf(alert)).isTrue();
            assertThat(anchors).contains(runbook.group(1));
        });
    }

    private static List<String> alerts() throws IOException {
        return Arrays.stream(Files.readString(RULES).split("- alert: ")).skip(1).toList();
    }

    private static String nameOf(String alert) {
        return alert.lines().findFirst().orElseThrow();
    }
}
