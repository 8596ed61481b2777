package io.waybill.orders.wire;

import io.waybill.schemas.Resolution;
import io.waybill.schemas.ResolutionKind;
import org.jspecify.annotations.Nullable;

/** What a person decided where an outcome was unknown. */
public final class Resolutions {

    private Resolutions() {}

    public static @Nullable Resolution toRecord(io.waybill.orders.order.@Nullable Resolution r) {
        if (r == null) return null;
        return new Resolution(Enums.same(ResolutionKind.class, r.kind()), r.externalRef(), r.by(), r.at());
    }

    public static io.waybill.orders.order.@Nullable Resolution fromRecord(@Nullable Resolution r) {
        if (r == null) return null;
        return new io.waybill.orders.order.Resolution(
                Enums.same(io.waybill.orders.order.Resolution.Kind.class, r.getKind()), r.getExternalRef(), r.getBy(),
                r.getAt());
    }
}
