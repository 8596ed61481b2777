package io.waybill.standalone.monitoring;

import io.waybill.backbone.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** docs/monitoring.md: the metrics that it tells, each with its tags, and the places that one can link to. */
public record MonitoringDocument(String text) {

    public static final String PATH = "docs/monitoring.md";

    private static final Pattern ROW = Pattern.compile("^\\| `(waybill_[a-z_]+)` \\| \\w+ \\|([^|]*)\\|",
            Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    public static MonitoringDocument read() throws IOException {
        return new MonitoringDocument(Files.readString(Home.find().root().resolve(PATH)));
    }

    /** Each metric's tags. A timer is told once, without the endings of its series. */
    public Map<String, Set<String>> metrics() {
        return ROW.matcher(text)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> tags(row.group(2)), (one, _) -> one,
                        TreeMap::new));
    }

    private static Set<String> tags(String cell) {
        return Arrays.stream(cell.split(","))
                .map(tag -> tag.replace("`", "").strip())
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As web pages make them of headings. */
    public Set<String> anchors() {
        return HEADING.matcher(text)
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
