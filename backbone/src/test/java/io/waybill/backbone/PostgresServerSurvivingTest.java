package io.waybill.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresServerSurvivingTest {

    private final PostgresServer postgres = (PostgresServer) Backbone.shared().postgres();
    private String database = "";

    @BeforeEach
    void a_database_with_one_row() throws SQLException {
        database = Backbone.shared().createDatabase("surviving");
        execute("create table kept (id int)", "insert into kept values (1)");
    }

    @Test
    void a_row_survives_stop_and_start() throws SQLException {
        postgres.stop();
        assertThat(postgres.isRunning()).isFalse();
        postgres.start();

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void a_row_survives_kill_and_start() throws SQLException {
        try (Connection open = connection()) {
            postgres.kill();
            postgres.start();

            assertThat(rows()).isEqualTo(1);
            assertThat(open.isValid(1)).isFalse();
        }
    }

    @Test
    void open_connections_do_not_hold_up_a_stop() throws SQLException {
        try (Connection open = connection()) {
            postgres.stop();
            assertThat(postgres.isRunning()).isFalse();
            postgres.start();

            assertThat(open.isValid(1)).isFalse();
        }
    }

    @Test
    void databases_of_one_prefix_are_different_and_empty() throws SQLException {
        String other = Backbone.shared().createDatabase("surviving");
        Backbone.shared().postgres().createDatabase(other);

        assertThat(other).isNotEqualTo(database);
        database = other;
        execute("create table kept (id int)");
        assertThat(rows()).isZero();
    }

    private int rows() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from kept")) {
            return rows.next() ? rows.getInt(1) : -1;
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connection(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), postgres.user(), postgres.password());
    }
}
