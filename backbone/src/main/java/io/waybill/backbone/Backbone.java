package io.waybill.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Kafka, PostgreSQL and a schema registry for the tests of one JVM, each started when first asked for and shared from
 * then on. They are gone, with all they stored, soon after this JVM is, however it ends.
 */
public final class Backbone {

    private static final Executor STARTER = Executors
            .newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("backbone-", 0).factory());

    private final Workspace workspace;
    @SuppressWarnings("UnusedVariable") // held on to, as its javadoc asks
    private final Leash leash;
    private final Supplier<CompletableFuture<SharedServers.Postgres>> postgres;
    private final Supplier<CompletableFuture<SharedServers.Kafka>> kafka;
    private final Supplier<CompletableFuture<RegistryServer>> registry;
    private final AtomicInteger databases = new AtomicInteger();

    private Backbone() {
        this.workspace = new Workspace(temporaryFolder());
        this.leash = Leash.on(workspace.root());
        SharedServers servers = SharedServers.of(workspace);
        this.postgres = once(() -> started(servers.postgres()));
        this.kafka = once(() -> started(servers.kafka()));
        this.registry = once(() -> started(new RegistryServer(workspace, 0, postgres())));
    }

    private static final class Holder {
        static final Backbone SHARED = new Backbone();
    }

    /** The one of this JVM. */
    public static Backbone shared() {
        return Holder.SHARED;
    }

    /** Where their data and logs are, for as long as this JVM lives. */
    public Workspace workspace() {
        return workspace;
    }

    public SharedServers.Kafka kafka() {
        return settled(kafka.get());
    }

    public SharedServers.Postgres postgres() {
        return settled(postgres.get());
    }

    public RegistryServer registry() {
        return settled(registry.get());
    }

    public String bootstrapServers() {
        return kafka().bootstrapServers();
    }

    public String registryUrl() {
        return registry().url();
    }

    public String jdbcUrl(String database) {
        return postgres().jdbcUrl(database);
    }

    /** A new and empty database, whose name begins with {@code prefix}. */
    public String createDatabase(String prefix) {
        String name = prefix + "_" + databases.incrementAndGet();
        postgres().createDatabase(name);
        return name;
    }

    /** Where the database is, as the Spring properties that our services read. Starts PostgreSQL alone. */
    public Map<String, String> databaseProperties(String database) {
        return Map.of("spring.datasource.url", jdbcUrl(database), "spring.datasource.username", postgres().user(),
                "spring.datasource.password", postgres().password());
    }

    /** Where the database, Kafka and the registry are, as the Spring properties that our services read. */
    public Map<String, String> properties(String database) {
        start();
        return Map.of("spring.datasource.url", jdbcUrl(database), "spring.datasource.username", postgres().user(),
                "spring.datasource.password", postgres().password(), "spring.kafka.bootstrap-servers",
                bootstrapServers(), "waybill.registry.url", registryUrl());
    }

    /** Starts all three, as much at the same time as they can be. */
    public void start() {
        CompletableFuture<SharedServers.Kafka> starting = kafka.get();
        settled(registry.get());
        settled(starting);
    }

    private static <S extends SharedServers.Shared> S started(S server) {
        server.start();
        return server;
    }

    private static <S> Supplier<CompletableFuture<S>> once(Supplier<S> start) {
        return new Supplier<>() {
            private final CompletableFuture<S> future = new CompletableFuture<>();
            private boolean asked;

            @Override
            public synchronized CompletableFuture<S> get() {
                if (!asked) {
                    asked = true;
                    future.completeAsync(start, STARTER);
                }
                return future;
            }
        };
    }

    private static <S> S settled(CompletableFuture<S> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ServerFailure failure ? failure : e;
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("waybill-backbone-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
    }
}
