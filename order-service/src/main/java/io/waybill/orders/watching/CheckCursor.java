package io.waybill.orders.watching;

import io.waybill.orders.processing.OrderAudit.Position;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Where a check of all orders stands. What changes after {@code until} is not waited for: it would never end. */
record CheckCursor(Position position, Instant until) {

    private static final String APART = "_";
    private static final int PARTS = 3;

    static CheckCursor from(Instant now) {
        return new CheckCursor(Position.START, now);
    }

    CheckCursor at(Position next) {
        return new CheckCursor(next, until);
    }

    String write() {
        return String.join(APART, until.toString(), position.changedAt().toString(), position.orderId());
    }

    static Optional<CheckCursor> read(String text) {
        var parts = text.split(APART, PARTS);
        if (parts.length != PARTS || parts[2].isEmpty()) return Optional.empty();
        try {
            return Optional.of(new CheckCursor(new Position(Instant.parse(parts[1]), parts[2]),
                    Instant.parse(parts[0])));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
