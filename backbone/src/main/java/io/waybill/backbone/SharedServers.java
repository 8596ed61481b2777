package io.waybill.backbone;

import java.time.Duration;
import java.util.Collection;
import java.util.ServiceLoader;

/**
 * The Kafka and the PostgreSQL that the tests of one JVM share. {@link Backbone} has child processes for it; whoever has
 * others implements this, names the class as a service, and sets the system property {@value #PROPERTY} to true.
 */
public interface SharedServers {

    String PROPERTY = "waybill.containers";

    /** Not started yet. */
    Kafka kafka();

    /** Not started yet. */
    Postgres postgres();

    /** A server that a test may take away and bring back, at the same address and with what it stored. */
    interface Shared {

        Duration READY_MAX = Duration.ofMinutes(2);

        /** Returns once it is ready. */
        Starting.Outcome start();

        /** Ends it in good order. */
        void stop();

        boolean isRunning();

        /** Whether it answers. */
        boolean isServed();

        /** Returns once it answers, and fails where it never does. */
        default void awaitServed() {
            if (!Waiting.until(this::isServed, READY_MAX)) {
                throw new ServerFailure(this + " does not answer after " + READY_MAX.toSeconds() + " s");
            }
        }
    }

    /** A broker. */
    interface Kafka extends Shared {

        String bootstrapServers();

        @Override
        default boolean isServed() {
            return new KafkaTopics(bootstrapServers()).areServed();
        }

        /** Creates the topics that are missing and sets the retention of those that are there. */
        default void createTopics(Collection<TopicSettings> wanted) {
            new KafkaTopics(bootstrapServers()).create(wanted);
        }
    }

    /** A database server whose user may do anything. */
    interface Postgres extends Shared {

        String user();

        String password();

        String jdbcUrl(String database);

        @Override
        default boolean isServed() {
            return new PostgresDatabases(jdbcUrl("postgres"), user(), password()).areServed();
        }

        /** Creates the database unless it is there. */
        default void createDatabase(String name) {
            new PostgresDatabases(jdbcUrl("postgres"), user(), password()).create(name);
        }
    }

    /** Child processes, unless the property asks for what somebody else brings. */
    static SharedServers of(Workspace workspace) {
        if (!Boolean.getBoolean(PROPERTY)) {
            return new ChildServers(workspace);
        }
        return ServiceLoader.load(SharedServers.class)
                .findFirst()
                .orElseThrow(() -> new ServerFailure("-D" + PROPERTY
                        + "=true, and nothing on the class path brings servers: run the tests with -Pcontainers"));
    }
}
