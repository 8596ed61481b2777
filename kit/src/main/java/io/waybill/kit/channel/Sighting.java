package io.waybill.kit.channel;

import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.Problem;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.UnfulfillableLine;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fulfillment order as it stands outside.
 *
 * @param refs its orders outside
 * @param unfulfillable units the channel will not send
 * @param problem null while it goes on by itself
 * @param version the outside's own version or time of change; information only
 * @param stop whether a cancellation would still be in time
 * @param lookAgainAfter null: nothing more will change
 */
public record Sighting(FulfillmentOrderStatus status, List<String> refs, List<ReportedShipment> shipments,
        List<UnfulfillableLine> unfulfillable, @Nullable Problem problem, String version, Stop stop,
        @Nullable Duration lookAgainAfter) {

    /** Whether a cancellation would be in time. */
    public enum Stop {
        POSSIBLE, TOO_LATE, STOPPED
    }

    public Sighting {
        refs = List.copyOf(refs);
        shipments = List.copyOf(shipments);
        unfulfillable = List.copyOf(unfulfillable);
    }
}
