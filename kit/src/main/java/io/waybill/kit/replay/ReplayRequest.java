package io.waybill.kit.replay;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for.
 *
 * @param to exclusive; now, if it is missing or lies ahead
 * @param dryRun to be said: a replay that was meant to be tried out must not run by an omission
 * @param reader which listener, where several read the topic
 */
record ReplayRequest(@NotBlank String topic, @NotNull Instant from, @Nullable Instant to,
        @NotNull Boolean dryRun, @Size(max = REASON_CHARACTERS_MAX) @Nullable String reason,
        @Nullable String reader) {

    static final int REASON_CHARACTERS_MAX = 500;

    boolean isReal() {
        return !dryRun;
    }
}
