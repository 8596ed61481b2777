package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.backbone.Home;
import io.waybill.standalone.monitoring.MachineTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrometheusConfigurationTest {

    private final Path file = Home.find().root().resolve("deploy/prometheus/prometheus.yml");

    @Test
    void every_service_is_scraped_at_its_management_port() throws Exception {
        PortPlan ports = PortPlan.of(new Properties(), Map.of(), List.of());
        String text = Files.readString(file);

        assertThat(services()).allSatisfy(service -> assertThat(text).contains(
                "targets: [\"127.0.0.1:" + ports.management(service) + "\"]\n        labels: {service: "
                        + service.partName() + "}"));
        assertThat(text.split("targets:")).hasSize(1 + (int) services().count());
    }

    @Test
    void promtool_finds_no_fault() throws Exception {
        MachineTool.PROMTOOL.require();
        MachineTool.Answer answer = MachineTool.PROMTOOL.run("check", "config", file.toString());

        assertThat(answer.exitStatus()).as(answer.said()).isZero();
        assertThat(answer.said()).contains("1 rule files found");
    }

    /** All programs but the simulator, which is the outside world and tells no metrics. */
    private static Stream<Part> services() {
        return Arrays.stream(Part.values()).filter(part -> part.isProgram() && part != Part.SIMULATOR);
    }
}
