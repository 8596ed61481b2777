package io.waybill.standalone.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The properties that the sources of all modules read, each with its default; empty where there is none. */
final class SourceProperties {

    private static final Pattern ANNOTATION = Pattern.compile("@ConfigurationProperties\\(\"([a-z.-]+)\"\\)");
    private static final Pattern RECORD = Pattern.compile("\\brecord \\w+\\(");
    private static final Pattern DEFAULT = Pattern.compile("@DefaultValue\\(\"([^\"]*)\"\\)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\"\\$\\{(waybill\\.[a-z.-]+):([^}]*)}\"");

    private final Map<String, Optional<String>> defaults = new TreeMap<>();

    static Map<String, Optional<String>> below(Path root) {
        var found = new SourceProperties();
        try (var paths = Files.walk(root)) {
            paths.filter(path -> path.toString().contains("/src/main/java/") && path.toString().endsWith(".java"))
                    .forEach(found::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.defaults;
    }

    private void read(Path file) {
        var code = text(file);
        PLACEHOLDER.matcher(code).results().forEach(m -> defaults.put(m.group(1), Optional.of(m.group(2))));
        var annotation = ANNOTATION.matcher(code);
        if (!annotation.find()) return;
        var record = RECORD.matcher(code);
        if (!record.find(annotation.end())) throw new IllegalStateException(file + " is no record");
        for (var component : components(code, record.end())) {
            var name = component.substring(component.lastIndexOf(' ') + 1);
            var value = DEFAULT.matcher(component);
            defaults.put(annotation.group(1) + "." + kebab(name),
                    value.find() ? Optional.of(value.group(1)) : Optional.empty());
        }
    }

    /** What stands between the commas, up to the bracket that closes; types and annotations have commas of their own. */
    private static List<String> components(String code, int start) {
        var components = new ArrayList<String>();
        var component = new StringBuilder();
        var depth = 0;
        for (int i = start; depth >= 0; i++) {
            var c = code.charAt(i);
            if (c == '(' || c == '<') depth++;
            if (c == ')' || c == '>') depth--;
            if (depth < 0 || (depth == 0 && c == ',')) {
                components.add(component.toString().strip());
                component.setLength(0);
            } else {
                component.append(c);
            }
        }
        components.removeIf(String::isEmpty);
        return components;
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
