package io.waybill.kit.database;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Two histories in one schema: neither the kit's nor the service's migration minds the other's tables. */
final class KitBeforeService implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(KitBeforeService.class);
    private static final String BEFORE_EVERYTHING = "0";

    private final Duration pause;

    KitBeforeService(Duration pause) {
        this.pause = pause;
    }

    @Override
    public void migrate(Flyway service) {
        awaitDatabase(service.getConfiguration().getDataSource());
        beside(service).locations("classpath:db/kit").table("kit_schema_history").load().migrate();
        beside(service).load().migrate();
    }

    private static FluentConfiguration beside(Flyway service) {
        return Flyway.configure(service.getConfiguration().getClassLoader())
                .configuration(service.getConfiguration())
                .baselineOnMigrate(true)
                .baselineVersion(BEFORE_EVERYTHING);
    }

    /** A service started before its database waits for it: restarting in a loop would only hide the reason. */
    private void awaitDatabase(DataSource source) {
        for (var attempt = 1;; attempt++) {
            try (var connection = source.getConnection()) {
                if (connection.isValid((int) Duration.ofSeconds(5).toSeconds())) return;
                say(attempt, "connection is not valid");
            } catch (SQLException e) {
                if (!isPassing(e)) throw new IllegalStateException("database refuses us: " + e.getMessage(), e);
                say(attempt, String.valueOf(rootOf(e).getMessage()));
            }
            pause();
        }
    }

    /** A wrong password or a missing database is nothing that waiting mends: class 28 and 3D. */
    private static boolean isPassing(SQLException e) {
        var state = rootOf(e) instanceof SQLException root ? String.valueOf(root.getSQLState()) : "";
        return !state.startsWith("28") && !state.startsWith("3D");
    }

    private static Throwable rootOf(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getClass().getName().startsWith("org.postgresql")) return sql;
        }
        return e;
    }

    private static void say(int attempt, String error) {
        log.atWarn()
                .addKeyValue("attempt", attempt)
                .addKeyValue("error", error)
                .log("database is not there yet, waiting");
    }

    private void pause() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }
}
