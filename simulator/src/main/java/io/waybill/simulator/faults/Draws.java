package io.waybill.simulator.faults;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that depends on a seed and a key alone, never on what was drawn before. */
final class Draws {

    private Draws() {}

    static SplittableRandom of(long seed, String key) {
        UUID digest = UUID.nameUUIDFromBytes((seed + "/" + key).getBytes(StandardCharsets.UTF_8));
        return new SplittableRandom(digest.getMostSignificantBits() ^ digest.getLeastSignificantBits());
    }
}
