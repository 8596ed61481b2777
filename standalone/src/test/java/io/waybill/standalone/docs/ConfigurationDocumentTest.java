package io.waybill.standalone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.backbone.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/configuration.md tells every property, with the default it has in the code. */
class ConfigurationDocumentTest {

    private static final Path ROOT = Home.find().root();
    private static final String DOCUMENT = SourceProperties.text(ROOT.resolve("docs/configuration.md"));
    private static final Pattern ROW = Pattern.compile("^\\| `(waybill\\.[^`]+)` \\| `?([^|`]*?)`? \\|",
            Pattern.MULTILINE);
    private static final List<String> PREFIXES_LEFT_OUT = List.of("spring.kafka.producer.properties.",
            "spring.datasource.hikari.data-source-properties.");

    @Test
    void every_property_is_told_with_its_default() {
        var told = told();
        var properties = SourceProperties.below(ROOT);
        assertThat(properties).isNotEmpty();
        assertThat(told).containsOnlyKeys(properties.keySet());
        properties.forEach((name, value) -> value.filter(text -> !text.isEmpty())
                .ifPresent(text -> assertThat(told.get(name)).as(name).isEqualTo(text)));
    }

    @Test
    void what_all_services_are_set_to_is_told() {
        var lines = SourceProperties.text(ROOT.resolve("kit/src/main/resources/waybill-kit.properties")).lines();
        var settings = lines.filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        assertThat(settings).isNotEmpty().allSatisfy(setting -> {
            var parts = setting.split("=", 2);
            assertThat(DOCUMENT).contains("`" + parts[1] + "`");
            assertThat(DOCUMENT).containsAnyOf("`" + parts[0] + "`", "`" + shortened(parts[0]) + "`",
                    "`…." + shortened(parts[0]) + "`");
        });
    }

    /** Parts of lists and maps are left out: they are told below the property that holds them. */
    private static Map<String, String> told() {
        var rows = new TreeMap<String, String>();
        ROW.matcher(DOCUMENT)
                .results()
                .filter(row -> !row.group(1).contains("[]") && !row.group(1).contains("*"))
                .forEach(row -> rows.put(row.group(1), row.group(2)));
        return rows;
    }

    private static String shortened(String key) {
        return PREFIXES_LEFT_OUT.stream()
                .filter(key::startsWith)
                .findFirst()
                .map(prefix -> key.substring(prefix.length()))
                .orElse(key);
    }
}
