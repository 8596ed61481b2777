package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connector that starts on an older copy of its database submits nothing twice, without being told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoredDatabaseIT {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);
    private static final int ORDERS = 10;

    @SuppressWarnings("NullAway.Init") // set before all
    private Stack stack;

    @BeforeAll
    void start() throws IOException {
        // Of its own: what is cancelled shortly after a restore waits for a person, in every test that came later.
        stack = Stack.start();
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @ParameterizedTest
    @CsvSource({"FBA_CONNECTOR, fba, FBA-KETTLE", "DROPSHIP_CONNECTOR, dropship, DS-MUG"})
    void nothing_is_submitted_twice(Part connector, String database, String sku) throws SQLException {
        var ledger = new OutsideLedger(stack.outside());
        var shop = new StormShop(stack.orders(), "restored-%s-%d-".formatted(database, Instant.now().getEpochSecond()),
                1);
        var staff = new StormStaff(shop, ledger);
        sell(shop, sku);
        await().atMost(LONG_ENOUGH).until(() -> areAllMade(shop, ledger));

        stack.kill(connector);
        inDatabaseOf("create database %1$s_backup template %1$s".formatted(database));
        stack.startWhatIsDown();
        sell(shop, sku);
        await().atMost(LONG_ENOUGH).until(() -> areAllMade(shop, ledger));

        stack.kill(connector);
        inDatabaseOf("drop database %s with (force)".formatted(database));
        inDatabaseOf("alter database %1$s_backup rename to %1$s".formatted(database));
        stack.startWhatIsDown();
        sell(shop, sku);

        await().atMost(LONG_ENOUGH).pollInterval(Duration.ofSeconds(1)).until(() -> staff.settle().isEmpty());
        assertThat(staff.complaints()).isEmpty();
        assertThat(isRestoreNoticed(database)).isTrue();
    }

    private static void sell(StormShop shop, String sku) {
        IntStream.range(0, ORDERS).forEach(_ -> shop.sell(sku));
    }

    private static boolean areAllMade(StormShop shop, OutsideLedger ledger) {
        var made = ledger.effects().keySet();
        return shop.placed().stream().allMatch(id -> made.contains(id + "-F1"));
    }

    private void inDatabaseOf(String sql) {
        // A killed process' connections may live on in the server for a moment.
        await().atMost(LONG_ENOUGH).ignoreExceptionsInstanceOf(SQLException.class).until(() -> {
            try (var connection = DriverManager.getConnection(stack.database("postgres"));
                    var statement = connection.createStatement()) {
                statement.execute(sql);
                return true;
            }
        });
    }

    private boolean isRestoreNoticed(String database) throws SQLException {
        try (var connection = DriverManager.getConnection(stack.database(database));
                var rows = connection.createStatement()
                        .executeQuery("select count(*) from heartbeat where restored_at is not null")) {
            return rows.next() && rows.getInt(1) == 1;
        }
    }
}
