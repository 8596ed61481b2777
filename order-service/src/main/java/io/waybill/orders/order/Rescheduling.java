package io.waybill.orders.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When staff want an order to begin.
 *
 * @param sourceSaid what the source said then; once it says something else, the source wins
 */
public record Rescheduling(Instant fulfillAt, @Nullable Instant sourceSaid, String by) {}
