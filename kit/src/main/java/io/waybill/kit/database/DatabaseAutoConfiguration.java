package io.waybill.kit.database;

import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** Migrates the kit's tables, then the service's own, once the database answers. */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
public class DatabaseAutoConfiguration {

    private static final Duration PAUSE_BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    @Bean
    FlywayMigrationStrategy kitBeforeService() {
        return new KitBeforeService(PAUSE_BETWEEN_ATTEMPTS);
    }
}
