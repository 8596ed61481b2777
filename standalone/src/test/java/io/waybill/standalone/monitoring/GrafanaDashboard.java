package io.waybill.standalone.monitoring;

import io.waybill.backbone.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our dashboard, as Grafana would read it. */
public final class GrafanaDashboard {

    private static final String DATASOURCE = "datasource";

    private final JsonNode root = JsonMapper.shared()
            .readTree(Home.find().root().resolve("deploy/grafana/waybill.json").toFile());

    /** One expression of one panel. */
    public record Expression(String panel, String text) {}

    /** A variable, and where its values come from. */
    public record Variable(String name, String query) {}

    /** All panels that show something, those inside rows among them. */
    public List<JsonNode> panels() {
        return panels(root).filter(panel -> !panel.get("type").asString().equals("row")).toList();
    }

    private static Stream<JsonNode> panels(JsonNode parent) {
        return elements(parent, "panels").flatMap(panel -> Stream.concat(Stream.of(panel), panels(panel)));
    }

    /** Without the data source, which is no part of any expression. */
    public List<Variable> variables() {
        return elements(root.get("templating"), "list")
                .filter(variable -> !variable.get("type").asString().equals(DATASOURCE))
                .map(variable -> new Variable(variable.get("name").asString(), variable.get("definition").asString()))
                .toList();
    }

    /** With each variable replaced by its value. */
    public List<Expression> expressions(Map<String, String> values) {
        var all = new ArrayList<Expression>();
        for (var panel : panels()) {
            elements(panel, "targets").forEach(target -> all
                    .add(new Expression(panel.get("title").asString(), replace(target.get("expr").asString(),
                            values))));
        }
        return all;
    }

    /** As Grafana does; what is unknown to it is left as it is. */
    public static String replace(String text, Map<String, String> values) {
        var replaced = text;
        for (var value : values.entrySet()) {
            replaced = replaced.replace("${" + value.getKey() + "}", value.getValue())
                    .replace("$" + value.getKey(), value.getValue());
        }
        return replaced;
    }

    private static Stream<JsonNode> elements(JsonNode parent, String field) {
        var list = parent.get(field);
        return list == null ? Stream.of() : StreamSupport.stream(list.spliterator(), false);
    }
}
