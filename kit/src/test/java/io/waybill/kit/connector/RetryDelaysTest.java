package io.waybill.kit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryDelaysTest {

    private final RetryDelays delays = new RetryDelays(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @Test
    void double_up_to_the_longest() {
        assertThat(delays.after(1, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(delays.after(3, 1)).isEqualTo(Duration.ofSeconds(4));
        assertThat(delays.after(1_000_000, 1)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void are_scattered_over_their_upper_half() {
        assertThat(delays.after(3, 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(delays.after(3, 0.5)).isEqualTo(Duration.ofSeconds(3));
    }
}
