package io.waybill.dropship.aliexpress.mapping;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parcel as {@code aliexpress.ds.order.tracking.get} shows it.
 *
 * @param number may be empty, and may be replaced later
 * @param items what is in it; empty where that is not said
 */
public record TrackedParcel(String number, String carrier, List<Item> items, List<Event> events) {

    record Item(String productId, String variant, int quantity) {}

    record Event(@Nullable Instant at, String name) {

        boolean is(String what) {
            return name.toLowerCase(Locale.ROOT).startsWith(what);
        }
    }

    public TrackedParcel {
        items = List.copyOf(items);
        events = List.copyOf(events);
    }

    /** When the first thing happened to it, which never changes. */
    Optional<Instant> firstSeenAt() {
        return events.stream().map(Event::at).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }
}
