package io.waybill.orders.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times in microseconds, as they are kept and sent: an order that is rebuilt from its history is the same to the byte. */
final class Times {

    private Times() {}

    static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    static @Nullable Instant microsOrNull(@Nullable Instant time) {
        return time == null ? null : micros(time);
    }
}
