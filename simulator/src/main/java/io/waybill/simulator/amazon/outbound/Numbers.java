package io.waybill.simulator.amazon.outbound;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers that Amazon gives, and how many more orders all sellers together may have. Package numbers begin where the
 * clock says, so that a restarted simulator does not give them again.
 */
public final class Numbers {

    private static final int SECONDS_ROUND = 1_000_000;
    private static final int PACKAGES_PER_SECOND = 1000;

    private final AtomicInteger nextPackage;
    private final AtomicLong freePlaces;

    public Numbers(Instant start, long ordersMax) {
        nextPackage = new AtomicInteger((int) (start.getEpochSecond() % SECONDS_ROUND + 1) * PACKAGES_PER_SECOND);
        freePlaces = new AtomicLong(ordersMax);
    }

    int nextPackage() {
        return nextPackage.getAndIncrement();
    }

    /** False where there is no room for another order. */
    boolean takePlace() {
        return freePlaces.getAndUpdate(free -> Math.max(0, free - 1)) > 0;
    }

    static String shipmentId(String sellerId, String orderId, int nth) {
        String text = sellerId + "/" + orderId + "/" + nth;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    }
}
