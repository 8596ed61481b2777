package io.waybill.containers;

import io.waybill.backbone.PostgresServer;
import io.waybill.backbone.Ports;
import io.waybill.backbone.SharedServers;
import io.waybill.backbone.Starting;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** One database server, with the locale that our databases have everywhere. */
final class PostgresInContainer implements SharedServers.Postgres {

    private static final int PORT_INSIDE = 5432;
    private static final String PASSWORD = "test";
    private static final String LOCALE = "-E UTF8 --locale-provider=builtin --locale=C.UTF-8";

    private final int port = Ports.free();
    private final PostgreSQLContainer container;
    private final Container life;

    PostgresInContainer(DockerImageName image) {
        this.container = new PostgreSQLContainer(image).withUsername(user())
                .withPassword(PASSWORD)
                .withDatabaseName(user())
                .withEnv("POSTGRES_INITDB_ARGS", LOCALE)
                .withCommand("postgres", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200",
                        "-c", "timezone=UTC");
        this.life = new Container(container, port, PORT_INSIDE);
    }

    @Override
    public String user() {
        return PostgresServer.USER;
    }

    @Override
    public String password() {
        return PASSWORD;
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + container.getHost() + ":" + port + "/" + database;
    }

    @Override
    public Starting.Outcome start() {
        life.start();
        awaitServed();
        return Starting.Outcome.STARTED;
    }

    @Override
    public void stop() {
        life.stop();
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }

    @Override
    public String toString() {
        return "postgres in a container of " + container.getDockerImageName();
    }
}
