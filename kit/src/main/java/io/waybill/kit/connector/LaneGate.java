package io.waybill.kit.connector;

import java.time.Duration;

/** Says how many steps of a lane make sense now, so that no work is leased only to be sent away. */
@FunctionalInterface
public interface LaneGate {

    LaneGate OPEN = _ -> Opening.WIDE;

    Opening opening(LaneKey lane);

    /**
     * How wide a lane is open.
     *
     * @param stepsMax how many steps may begin now
     * @param closedFor how long to leave the lane alone, where it is none
     */
    record Opening(int stepsMax, Duration closedFor) {

        public static final Opening WIDE = new Opening(Integer.MAX_VALUE, Duration.ZERO);

        public static Opening closed(Duration closedFor) {
            return new Opening(0, closedFor);
        }
    }
}
