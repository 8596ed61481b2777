package io.waybill.kit.effect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All effects of one piece of work.
 *
 * @param readAt when, by the database's clock
 * @param restoredAt since when this database is younger than what was called from it; null: it never went back in time
 */
public record Effects(List<Effect> all, Instant readAt, @Nullable Instant restoredAt) {

    public Effects { all = List.copyOf(all); }

    public Optional<Effect> of(EffectKind kind) {
        return all.stream().filter(effect -> effect.kind() == kind).findFirst();
    }
}
