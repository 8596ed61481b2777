package io.waybill.simulator.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private final TokenBucket bucket = new TokenBucket(2, 30);

    @Test
    void a_burst_is_taken_at_once_and_then_no_more() {
        assertThat(taken(START, 40)).isEqualTo(30);
        assertThat(taken(START, 1)).isZero();
    }

    @Test
    void it_fills_at_its_rate_and_never_above_the_burst() {
        taken(START, 30);
        assertThat(taken(START.plusMillis(499), 1)).isZero();
        assertThat(taken(START.plusMillis(500), 2)).isEqualTo(1);
        assertThat(taken(START.plusSeconds(3600), 40)).isEqualTo(30);
    }

    @Test
    void time_that_runs_back_gives_nothing() {
        taken(START, 30);
        assertThat(taken(START.minusSeconds(60), 1)).isZero();
        assertThat(taken(START.plusMillis(500), 2)).isEqualTo(1);
    }

    private long taken(Instant now, int tries) {
        return IntStream.range(0, tries).filter(n -> bucket.take(now)).count();
    }
}
