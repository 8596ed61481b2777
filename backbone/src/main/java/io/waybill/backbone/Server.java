package io.waybill.backbone;

import java.nio.file.Path;
import java.util.OptionalLong;

/** One server of the backbone: a child process on the loopback address whose data survive it. */
public sealed interface Server extends SharedServers.Shared permits KafkaServer, PostgresServer, RegistryServer {

    int port();

    ChildProcess process();

    /** Returns once it is ready, or fails in one clear line. One that already runs with the same settings is adopted. */
    @Override
    Starting.Outcome start();

    @Override
    default void stop() {
        process().stop();
    }

    /** Ends it at once, as {@code kill -9} does; to be started again. */
    default void kill() {
        process().kill();
    }

    default String name() {
        return process().name();
    }

    @Override
    default boolean isRunning() {
        return process().isRunning();
    }

    default OptionalLong pid() {
        return process().pid();
    }

    default Path log() {
        return process().log();
    }
}
