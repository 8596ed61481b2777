package io.waybill.orders.status;

import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.orders.order.Cause;
import io.waybill.orders.processing.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to an order, oldest first. {@code next} is the {@code after} of the next page; null on the last. */
@Schema(name = "Timeline")
record TimelineView(List<Entry> items, @Nullable Long next) {

    /** One fact. {@code source} says what caused it, {@code detail} what it said. */
    @Schema(name = "TimelineEntry")
    record Entry(long sequence, String type, Instant at, String source, Map<String, Object> detail) {

        static Entry of(JournalEntry entry) {
            return new Entry(entry.sequence(), entry.fact().getClass().getSimpleName(), entry.at(), words(entry
                    .cause()), FactDetail.of(entry.fact()));
        }
    }

    /** {@code version}: how far the order's history reaches. */
    static TimelineView of(List<JournalEntry> entries, long version) {
        var last = entries.isEmpty() ? version : entries.getLast().sequence();
        return new TimelineView(entries.stream().map(Entry::of).toList(), last < version ? last : null);
    }

    private static String words(Cause cause) {
        return switch (cause.kind()) {
            case SNAPSHOT -> "snapshot %s r%d".formatted(cause.id(), cause.revision());
            case UPDATE -> "update %s r%d".formatted(cause.id(), cause.revision());
            case COMMAND -> "operator " + cause.id();
            case TIME -> "time";
        };
    }
}
