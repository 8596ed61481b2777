package io.waybill.kit.deadletter;

import org.jspecify.annotations.Nullable;

/** Which dead letters; whatever is null does not matter. */
record DeadLetterFilter(@Nullable String reader, @Nullable String kind, @Nullable String orderId,
        @Nullable DeadLetterState state) {}
