package io.waybill.backbone;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Pattern;

/** Asks a PostgreSQL server about itself and makes its databases. */
record PostgresDatabases(String jdbcUrl, String user, String password) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String TIMEOUT_S = "10";

    /** Whether it answers; while it recovers it refuses. */
    boolean areServed() {
        try (Connection connection = connection()) {
            return connection.isValid(0);
        } catch (SQLException notYet) {
            return false;
        }
    }

    void create(String name) {
        requireLegal(name);
        try (Connection connection = connection()) {
            if (!exists(connection, name)) {
                execute(connection, "create database " + name);
            }
        } catch (SQLException e) {
            throw new ServerFailure("postgres could not create the database " + name + ": " + e.getMessage(), e);
        }
    }

    void drop(String name) {
        requireLegal(name);
        try (Connection connection = connection()) {
            execute(connection, "drop database if exists " + name + " with (force)");
        } catch (SQLException e) {
            throw new ServerFailure("postgres could not drop the database " + name + ": " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A database's name cannot be a parameter of the statement. */
    private static void requireLegal(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a database's name is lower-case letters, digits and _, not " + name);
        }
    }

    private Connection connection() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", TIMEOUT_S);
        properties.setProperty("socketTimeout", TIMEOUT_S);
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
