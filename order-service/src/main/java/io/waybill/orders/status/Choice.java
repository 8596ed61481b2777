package io.waybill.orders.status;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads one of several words; any other is a problem that names the legal ones. */
final class Choice {

    private Choice() {}

    static <E extends Enum<E>> E of(String field, String word, Collection<E> legal) {
        return legal.stream()
                .filter(value -> value.name().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemAnswers.invalid(field, "must be one of %s, is '%s'".formatted(legal, word)));
    }

    /** The same for a filter, where nothing given means that everything fits. */
    static <E extends Enum<E>> @Nullable String optional(String field, @Nullable String word, Collection<E> legal) {
        return word == null || word.isEmpty() ? null : of(field, word, legal).name();
    }
}
