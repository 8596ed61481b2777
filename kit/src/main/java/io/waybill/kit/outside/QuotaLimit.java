package io.waybill.kit.outside;

/**
 * What the outside allows for one operation of one account, as it publishes it.
 *
 * @param permitsPerSecond how fast its bucket fills
 * @param burst how many calls its full bucket holds
 */
public record QuotaLimit(double permitsPerSecond, int burst) {

    /** A permit may be half a second old when its call begins, and calls overtake each other on the way. */
    private static final double SECONDS_FROM_PERMIT_TO_ARRIVAL_MAX = 0.75;

    public QuotaLimit {
        if (!(permitsPerSecond > 0) || burst < 1) {
            throw new IllegalArgumentException(
                    "a quota needs more than 0 permits a second and a burst of 1 or more, got %s and %d"
                            .formatted(permitsPerSecond, burst));
        }
    }

    /**
     * What our bucket holds: less than theirs by what may be on its way, so that calls that bunch up never find theirs
     * empty.
     */
    double capacity() {
        return Math.max(1, burst - Math.ceil(permitsPerSecond * SECONDS_FROM_PERMIT_TO_ARRIVAL_MAX));
    }
}
