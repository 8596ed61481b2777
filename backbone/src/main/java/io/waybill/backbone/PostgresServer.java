package io.waybill.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One PostgreSQL server. With {@link Durability#FSYNC} what it committed survives a power cut. */
public final class PostgresServer implements Server, SharedServers.Postgres {

    public static final String NAME = "postgres";
    public static final String USER = "waybill";

    private static final int ATTEMPTS_MAX = 5;

    private final Path programs;
    private final Path data;
    private final int port;
    private final String password;
    private final ChildProcess process;

    /** What a commit survives. {@link #NONE} outlives {@code kill -9} of the server, but no power cut. */
    public enum Durability {
        FSYNC, NONE
    }

    /** On {@code port}, or where that is 0 on a free one. The password is that of {@link #USER}, who may do anything. */
    public PostgresServer(Workspace workspace, int port, Durability durability, String password) {
        this.programs = Home.find().postgres().resolve("bin");
        this.data = workspace.data(NAME);
        this.port = Ports.orFree(port);
        this.password = password;
        this.process = new ChildProcess(workspace,
                new Launch(NAME, command(durability), Map.of(), Launch.StopSignal.INT));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    @Override
    public String user() {
        return USER;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public Starting.Outcome start() {
        Starting starting = new Starting(process, port, this::isServed);
        // After kill -9 of the server its own children need a moment to notice, and it refuses to start beside them.
        for (int attempt = 1; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                return starting.run(this::prepare);
            } catch (ServerFailure failure) {
                if (isRunning() || !LogTail.of(log()).contains("pre-existing shared memory block")) {
                    throw failure;
                }
                Waiting.pause();
            }
        }
        return starting.run(this::prepare);
    }

    /** Ends all connections to the database and removes it. */
    public void dropDatabase(String name) {
        new PostgresDatabases(jdbcUrl("postgres"), USER, password).drop(name);
    }

    private List<String> command(Durability durability) {
        List<String> command = new ArrayList<>(UnprivilegedUser.prefix());
        command.addAll(List.of(programs.resolve("postgres").toString(), "-D", data.toString(), "-p",
                Integer.toString(port)));
        List<String> settings = new ArrayList<>(List.of("listen_addresses=127.0.0.1", "synchronous_commit=on",
                "unix_socket_directories=",
                "max_connections=200", "shared_buffers=64MB", "max_wal_size=512MB", "log_timezone=UTC",
                "timezone=UTC"));
        settings.addAll(switch (durability) {
            case FSYNC -> List.of("fsync=on", "full_page_writes=on");
            case NONE -> List.of("fsync=off", "full_page_writes=off");
        });
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    private void prepare() {
        if (Files.exists(data)) {
            return;
        }
        // Made beside and moved when whole, so that an interruption leaves no half-made cluster behind.
        Path beside = data.resolveSibling(NAME + ".new");
        Path passwordFile = data.resolveSibling(NAME + ".password");
        try {
            Folders.delete(beside);
            Folders.writePrivately(passwordFile, password);
            initialise(beside, passwordFile);
            Files.move(beside, data);
            Files.delete(passwordFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + data, e);
        }
    }

    private void initialise(Path folder, Path passwordFile) {
        List<String> command = new ArrayList<>(UnprivilegedUser.prefix());
        command.addAll(List.of(programs.resolve("initdb").toString(), "-D", folder.toString(), "-U", USER, "-A",
                "scram-sha-256", "--pwfile=" + passwordFile, "-E", "UTF8", "--locale-provider=builtin",
                "--locale=C.UTF-8", "--no-instructions"));
        Programs.Result result = Programs.run(command);
        if (!result.succeeded()) {
            throw new ServerFailure("postgres could not prepare " + data + ": " + result.output());
        }
    }
}
