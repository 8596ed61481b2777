package io.waybill.kit.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.connector.ConnectorFixture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JdbcQuotaTest {

    private static final QuotaLimit SLOW = new QuotaLimit(0.001, 30);

    private final ConnectorFixture connector = new ConnectorFixture();
    private final Quota quota = new JdbcQuota(connector.jdbc);

    private boolean take(QuotaLimit limit) {
        return quota.take("a", "create", limit).isZero();
    }

    /** Moves the bucket's clock instead of waiting. */
    private void pass(Duration time) {
        connector.jdbc.sql("update quota set refilled_at = refilled_at - :millis * interval '1 millisecond'")
                .param("millis", time.toMillis())
                .update();
    }

    @Test
    void many_takers_at_once_get_exactly_what_the_bucket_holds() {
        var taken = IntStream.range(0, 60)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> take(SLOW)))
                .toList()
                .stream()
                .filter(CompletableFuture::join)
                .count();

        assertThat(taken).isEqualTo((long) SLOW.capacity());
    }

    @Test
    void our_bucket_is_smaller_than_theirs_by_what_may_be_on_its_way() {
        assertThat(new QuotaLimit(2, 30).capacity()).isEqualTo(28);
        assertThat(new QuotaLimit(5, 5).capacity()).isEqualTo(1);
    }

    @Test
    void it_fills_with_time_and_says_how_long_to_wait() {
        var limit = new QuotaLimit(2, 4);
        while (take(limit)) assertThat(quota.permits("a", "create", limit)).isGreaterThanOrEqualTo(0);

        var wait = quota.take("a", "create", limit);
        assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofMillis(500));
        pass(wait);
        assertThat(take(limit)).isTrue();
        assertThat(take(limit)).isFalse();
    }

    @Test
    void it_never_holds_more_than_its_capacity() {
        assertThat(take(SLOW)).isTrue();
        pass(Duration.ofDays(30));

        assertThat(quota.permits("a", "create", SLOW)).isEqualTo(SLOW.capacity());
    }

    @Test
    void accounts_and_operations_have_buckets_of_their_own() {
        while (take(SLOW)) assertThat(quota.permits("b", "create", SLOW)).isEqualTo(SLOW.capacity());

        assertThat(quota.take("b", "create", SLOW)).isZero();
        assertThat(quota.take("a", "read", SLOW)).isZero();
    }

    @Test
    void what_the_outside_says_is_empty_is_empty() {
        assertThat(take(SLOW)).isTrue();

        quota.empty("a", "create");

        assertThat(take(SLOW)).isFalse();
    }
}
