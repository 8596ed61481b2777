package io.waybill.fba.amazon;

import io.waybill.fba.mapping.Parcel;
import io.waybill.fba.mapping.TrackingDetails;
import io.waybill.kit.channel.Reply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Asks how far parcels are that have not arrived. Whatever cannot be asked now stays as it was last told, and is asked
 * at the next look.
 */
final class ParcelTracking {

    static final int READS_MAX = 10;

    private final AmazonClient client;
    private final InstantSource clock;
    private final Duration readsBegunWithin;

    /** A parcel that can be asked for: its place in the list, and Amazon's number. */
    private record Open(int at, long box) {}

    /** {@code readsBegunWithin}: no read begins later than this after the first, so that a look ends in its lease. */
    ParcelTracking(AmazonClient client, InstantSource clock, Duration readsBegunWithin) {
        this.client = client;
        this.clock = clock;
        this.readsBegunWithin = readsBegunWithin;
    }

    List<Parcel> followed(String account, List<Parcel> parcels) {
        var result = new ArrayList<>(parcels);
        var until = clock.instant().plus(readsBegunWithin);
        for (var open : inTurn(parcels)) {
            if (!clock.instant().isBefore(until)) break;
            if (!(client.tracking(account, open.box()) instanceof Reply.Accepted(var payload))) break;
            payload.map(TrackingDetails::read)
                    .ifPresent(details -> result.set(open.at(), result.get(open.at()).with(details)));
        }
        return result;
    }

    /** Where there are more than one look may ask for, others come first each time. */
    private List<Open> inTurn(List<Parcel> parcels) {
        var open = new ArrayList<Open>();
        for (int at = 0; at < parcels.size(); at++) {
            var box = parcels.get(at).box();
            if (box != null && !parcels.get(at).isDelivered()) open.add(new Open(at, box));
        }
        if (open.size() <= READS_MAX) return open;
        Collections.rotate(open, (int) (clock.instant().getEpochSecond() % open.size()));
        return open.subList(0, READS_MAX);
    }
}
