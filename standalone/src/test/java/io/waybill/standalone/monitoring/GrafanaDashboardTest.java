package io.waybill.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What can be known of the dashboard without anything running. */
class GrafanaDashboardTest {

    private final GrafanaDashboard dashboard = new GrafanaDashboard();

    @Test
    void every_panel_has_an_id_of_its_own_and_says_what_it_shows() {
        assertThat(dashboard.panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.get("title").asString()).isNotBlank();
            assertThat(panel.get("description").asString()).as(panel.get("title").asString()).isNotBlank();
        });
        assertThat(dashboard.panels()).extracting(panel -> panel.get("id").asInt()).doesNotHaveDuplicates();
    }

    @Test
    void no_two_panels_are_in_one_place() {
        var taken = new HashSet<String>();
        for (var panel : dashboard.panels()) {
            assertThat(taken).as(panel.get("title").asString()).doesNotContainAnyElementsOf(cells(panel));
            taken.addAll(cells(panel));
        }
    }

    @Test
    void every_expression_shows_only_the_services_that_were_chosen() {
        assertThat(dashboard.expressions(Map.of())).isNotEmpty()
                .allSatisfy(expression -> assertThat(expression.text()).as(expression.panel())
                        .contains("service=~\"$service\""));
    }

    private static Set<String> cells(JsonNode panel) {
        var place = panel.get("gridPos");
        var cells = new HashSet<String>();
        for (var x = 0; x < place.get("w").asInt(); x++) {
            for (var y = 0; y < place.get("h").asInt(); y++) {
                cells.add((place.get("x").asInt() + x) + "/" + (place.get("y").asInt() + y));
            }
        }
        return cells;
    }
}
