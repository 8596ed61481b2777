package io.waybill.kit.restore;

import io.waybill.kit.effect.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What our own output topics hold, which a restored database may know nothing of. */
interface Published {

    /** The highest revision that was published, so that none is given twice. */
    long highestRevision();

    /** The fulfillment orders whose last word since then is that their channel refused them; null: since ever. */
    List<Refusal> refusedSince(@Nullable Instant since);
}
