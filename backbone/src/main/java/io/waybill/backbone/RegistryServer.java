package io.waybill.backbone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One schema registry with Confluent's REST API, which keeps its schemas in a database of our PostgreSQL. */
public final class RegistryServer implements Server {

    public static final String NAME = "registry";

    /** Every schema must read what any version of it wrote, and be readable by any. */
    private static final String COMPATIBILITY = "FULL_TRANSITIVE";
    private static final int HEAP_MIB_MAX = 192;
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    private final SharedServers.Postgres postgres;
    private final int port;
    private final ChildProcess process;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CALL_TIMEOUT).build();

    /** On {@code port}, or where that is 0 on a free one; its health is told 1000 higher. */
    public RegistryServer(Workspace workspace, int port, SharedServers.Postgres postgres) {
        this.postgres = postgres;
        this.port = Ports.orFree(port);
        this.process = new ChildProcess(workspace, Launch.java(NAME, HEAP_MIB_MAX, arguments(Home.find().registry()),
                Map.of("APICURIO_DATASOURCE_PASSWORD", postgres.password())));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    /** The root; Apicurio's API is at {@code /apis/registry/v3} and Confluent's at {@code /apis/ccompat/v7}. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String confluentUrl() {
        return url() + "/apis/ccompat/v7";
    }

    public String apicurioUrl() {
        return url() + "/apis/registry/v3";
    }

    @Override
    public Starting.Outcome start() {
        Starting.Outcome outcome = new Starting(process, port, this::isServed).run(this::prepare);
        requireCompatibility();
        return outcome;
    }

    private void prepare() {
        Ports.requireFree(managementPort(), NAME);
        postgres.createDatabase(NAME);
    }

    @Override
    public boolean isServed() {
        return statusOf(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort() + "/health/ready"))
                .timeout(CALL_TIMEOUT)
                .build()) == 200;
    }

    private void requireCompatibility() {
        int status = statusOf(HttpRequest.newBuilder(URI.create(confluentUrl() + "/config"))
                .timeout(CALL_TIMEOUT)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"" + COMPATIBILITY + "\"}"))
                .build());
        if (status != 200) {
            throw new ServerFailure("registry answered " + status + " to its compatibility; see " + log());
        }
    }

    /** The answer's status, 0 where there is none. */
    private int statusOf(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while asking the registry", e);
        }
    }

    private int managementPort() {
        return port + Ports.COMPANION_OFFSET;
    }

    private List<String> arguments(Path folder) {
        return List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=127.0.0.1", "-Dquarkus.management.port=" + managementPort(),
                "-Dapicurio.storage.sql.kind=postgresql", "-Dapicurio.datasource.url=" + postgres.jdbcUrl(NAME),
                "-Dapicurio.datasource.username=" + postgres.user(), "-Dapicurio.datasource.jdbc.initial-size=1",
                "-Dapicurio.datasource.jdbc.min-size=1", "-Dapicurio.datasource.jdbc.max-size=10", "-jar",
                folder.resolve("quarkus-run.jar").toString());
    }
}
