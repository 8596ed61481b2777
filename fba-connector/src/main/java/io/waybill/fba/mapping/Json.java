package io.waybill.fba.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what Amazon says leniently: what is missing or of another type is not there. */
final class Json {

    /** Beyond these nothing was sent, and no record could hold it. */
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private Json() {}

    static String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isString() || value.isNumber() ? value.asString() : "";
    }

    /** 0 where there is none, or a number that no quantity can be. */
    static int quantity(JsonNode node, String field) {
        return Math.max(0, node.path(field).asInt(0));
    }

    static @Nullable Long number(JsonNode node, String field) {
        var value = node.path(field);
        return value.isIntegralNumber() && value.canConvertToLong() ? Long.valueOf(value.longValue()) : null;
    }

    static Optional<Instant> time(JsonNode node, String field) {
        try {
            return Optional.of(OffsetDateTime.parse(text(node, field)).toInstant().truncatedTo(ChronoUnit.MICROS))
                    .filter(time -> !time.isBefore(EARLIEST) && time.isBefore(LATEST));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static List<JsonNode> objects(JsonNode node, String field) {
        return node.path(field).valueStream().filter(JsonNode::isObject).toList();
    }
}
