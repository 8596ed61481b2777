package io.waybill.kit.replay;

/**
 * How far a replay is in one partition.
 *
 * @param to exclusive
 * @param missed offsets that retention took before they were read
 */
record ReplayPart(int partition, long from, long to, long next, Counts counts, long missed) {

    boolean isFinished() {
        return next >= to;
    }

    /** Records by what became of them. */
    record Counts(long changed, long unchanged, long rejected, long undecodable) {

        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(changed + other.changed, unchanged + other.unchanged, rejected + other.rejected,
                    undecodable + other.undecodable);
        }

        long applied() {
            return changed + unchanged;
        }

        long read() {
            return applied() + rejected + undecodable;
        }
    }
}
