package io.waybill.simulator.shape;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A rule for one JSON value; whoever reads the rules of an API reads these. */
public sealed interface Shape {

    /** The first thing that is wrong, if anything is. */
    Optional<Wrong> wrong(JsonNode value, String path);

    /** Which value, and why it cannot be. */
    record Wrong(String path, String why) {}

    /** A text that is not blank, of at most so many characters; 0 stands for any number. */
    record Text(int charactersMax) implements Shape {

        @Override
        public Optional<Wrong> wrong(JsonNode value, String path) {
            if (!value.isString()) {
                return Optional.of(new Wrong(path, "it must be a string"));
            }
            if (value.asString().isBlank()) {
                return Optional.of(new Wrong(path, "it must not be blank"));
            }
            return charactersMax > 0 && value.asString().length() > charactersMax
                    ? Optional.of(new Wrong(path, "it must have at most " + charactersMax + " characters"))
                    : Optional.empty();
        }
    }

    /** One of these texts. */
    record OneOf(Set<String> values) implements Shape {

        @Override
        public Optional<Wrong> wrong(JsonNode value, String path) {
            return value.isString() && values.contains(value.asString())
                    ? Optional.empty()
                    : Optional.of(new Wrong(path, "it must be one of " + values.stream().sorted().toList()));
        }
    }

    /** A whole number of those. */
    record Whole(long min, long max) implements Shape {

        @Override
        public Optional<Wrong> wrong(JsonNode value, String path) {
            boolean fits = value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= min
                    && value.asLong() <= max;
            return fits
                    ? Optional.empty()
                    : Optional.of(new Wrong(path, "it must be a whole number from " + min + " to " + max));
        }
    }

    /** True or false. */
    record Flag() implements Shape {

        @Override
        public Optional<Wrong> wrong(JsonNode value, String path) {
            return value.isBoolean() ? Optional.empty() : Optional.of(new Wrong(path, "it must be a boolean"));
        }
    }

    /** A date and time with an offset, as in RFC 3339. */
    record Moment() implements Shape {

        @Override
        public Optional<Wrong> wrong(JsonNode value, String path) {
            try {
                OffsetDateTime.parse(value.isString() ? value.asString() : "");
                return Optional.empty();
            } catch (DateTimeParseException e) {
                return Optional.of(new Wrong(path, "it must be an ISO 8601 date and time with an offset"));
            }
        }
    }

    /** From so many to so many of a kind. */
    record ListOf(Shape each, int itemsMin, int itemsMax) implements Shape {

        @Override
        public Optional<Wrong> wrong(JsonNode value, String path) {
            if (!value.isArray() || value.size() < itemsMin || value.size() > itemsMax) {
                return Optional.of(new Wrong(path, "it must be a list of " + itemsMin + " to " + itemsMax + " items"));
            }
            for (int n = 0; n < value.size(); n++) {
                Optional<Wrong> wrong = each.wrong(value.get(n), path + "[" + n + "]");
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
            return Optional.empty();
        }
    }

    /** An object whose inside does not matter. */
    record AnyObject() implements Shape {

        @Override
        public Optional<Wrong> wrong(JsonNode value, String path) {
            return value.isObject() ? Optional.empty() : Optional.of(new Wrong(path, "it must be an object"));
        }
    }

    /** An object of these fields and no others: a caller that misspells one is to hear of it. */
    record Fields(List<Field> fields) implements Shape {

        public Fields { fields = List.copyOf(fields); }

        @Override
        public Optional<Wrong> wrong(JsonNode value, String path) {
            if (!value.isObject()) {
                return Optional.of(new Wrong(path.isEmpty() ? "body" : path, "it must be an object"));
            }
            String prefix = path.isEmpty() ? "" : path + ".";
            return unknown(value, prefix).or(() -> fields.stream()
                    .map(field -> field.wrong(value, prefix))
                    .flatMap(Optional::stream)
                    .findFirst());
        }

        private Optional<Wrong> unknown(JsonNode value, String prefix) {
            return value.propertyNames()
                    .stream()
                    .filter(name -> fields.stream().noneMatch(field -> field.name().equals(name)))
                    .findFirst()
                    .map(name -> new Wrong(prefix + name, "there is no such field"));
        }
    }

    /** One field of an object; null, or an optional text left empty, is the same as left out. */
    record Field(String name, boolean required, Shape shape) {

        public static Field required(String name, Shape shape) {
            return new Field(name, true, shape);
        }

        public static Field optional(String name, Shape shape) {
            return new Field(name, false, shape);
        }

        Optional<Wrong> wrong(JsonNode object, String prefix) {
            JsonNode value = object.path(name);
            if (value.isMissingNode() || value.isNull()) {
                return required ? Optional.of(new Wrong(prefix + name, "it is required")) : Optional.empty();
            }
            boolean leftEmpty = !required && shape instanceof Text && value.isString() && value.asString().isEmpty();
            return leftEmpty ? Optional.empty() : shape.wrong(value, prefix + name);
        }
    }
}
