package io.waybill.kit.outbox;

import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while nothing can be published; work goes on being accepted meanwhile. */
final class OutboxHealth implements HealthIndicator {

    private final RelayWatch watch;
    private final InstantSource clock;

    OutboxHealth(RelayWatch watch, InstantSource clock) {
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var backlog = watch.backlog();
        var trouble = watch.trouble();
        var health = trouble == null ? Health.up() : Health.down().withDetail("error", trouble);
        return health.withDetail("rows", backlog.rows())
                .withDetail("oldestSeconds", backlog.oldestSeconds(clock.instant()))
                .build();
    }
}
