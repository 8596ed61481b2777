package io.waybill.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is refused finds the kind, exceptions and blockers in the glossary. */
class RefusalDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/glossary.md");

    @ParameterizedTest
    @EnumSource
    void every_kind_of_refusal_has_its_row(Refusal.Kind kind) throws IOException {
        assertThat(rows("## Why a command is refused")).contains("`" + kind + "`");
    }

    @ParameterizedTest
    @EnumSource
    void every_exception_has_its_row(OrderException.Kind kind) throws IOException {
        assertThat(rows("## What people have to mend")).contains("`" + kind + "`");
    }

    @ParameterizedTest
    @EnumSource
    void every_blocker_has_its_row(Blocker.Kind kind) throws IOException {
        assertThat(rows("## Why an order is not finished")).contains("`" + kind + "`");
    }

    private static String rows(String heading) throws IOException {
        var text = Files.readString(DOCUMENT);
        var from = text.indexOf(heading);
        assertThat(from).as(heading).isNotNegative();
        var to = text.indexOf("\n## ", from + 1);
        var section = text.substring(from, to < 0 ? text.length() : to);
        return String.join("\n", section.lines().filter(line -> line.startsWith("| ")).toList());
    }
}
