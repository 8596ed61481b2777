package io.waybill.kit.web;

import io.waybill.kit.web.Problems.InvalidField;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Why JSON could not be read, in its sender's words: the field's path and what was expected, no class of ours. */
final class UnreadableBody {

    private static final int CHOICES_MAX = 20;

    private UnreadableBody() {}

    static InvalidField describe(@Nullable Throwable cause) {
        if (!(cause instanceof JacksonException json)) return new InvalidField("body", "cannot be read");
        if (json instanceof UnrecognizedPropertyException) {
            return new InvalidField(pathOf(json), "is no field here: look at its spelling");
        }
        if (json instanceof MismatchedInputException mismatch) {
            return new InvalidField(pathOf(json), "must be " + expected(mismatch.getTargetType()));
        }
        if (!json.getPath().isEmpty()) return new InvalidField(pathOf(json), "cannot be read");
        var at = json.getLocation();
        if (at == null) return new InvalidField("body", "is not JSON");
        return new InvalidField("body",
                "is not JSON that can be read, from line %d, column %d on".formatted(at.getLineNr(), at.getColumnNr()));
    }

    private static String pathOf(JacksonException json) {
        var path = json.getPath()
                .stream()
                .map(step -> step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        return path.isEmpty() ? "body" : path;
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) return "something else";
        if (type.isEnum()) return oneOf(type.getEnumConstants());
        if (type == Boolean.class || type == boolean.class) return "true or false";
        if (type == Long.class || type == Integer.class || type == long.class || type == int.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) return "a number";
        if (CharSequence.class.isAssignableFrom(type)) return "a text";
        if (Temporal.class.isAssignableFrom(type)) return "a time such as 2026-11-22T10:00:00Z";
        if (Collection.class.isAssignableFrom(type) || type.isArray()) return "a list";
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "something else";
    }

    private static String oneOf(@Nullable Object[] choices) {
        return Arrays.stream(choices)
                .limit(CHOICES_MAX)
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "one of ", ""));
    }
}
