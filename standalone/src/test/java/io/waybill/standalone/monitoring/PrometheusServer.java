package io.waybill.standalone.monitoring;

import io.waybill.backbone.ChildProcess;
import io.waybill.backbone.Launch;
import io.waybill.backbone.Ports;
import io.waybill.backbone.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus of our own, with our configuration and rules, that can be asked. */
public final class PrometheusServer implements AutoCloseable {

    private static final Duration READY_MAX = Duration.ofMinutes(1);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private final ChildProcess process;

    private PrometheusServer(Path configuration, Path folder) {
        var command = MachineTool.PROMETHEUS.command("--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"), "--web.listen-address=127.0.0.1:" + port);
        this.process = new ChildProcess(new Workspace(folder),
                new Launch("prometheus", command, Map.of(), Launch.StopSignal.TERM));
    }

    /** Returns once it answers. {@code folder} takes its data and its log. Ends with this JVM at the latest. */
    public static PrometheusServer start(Path configuration, Path folder) {
        var server = new PrometheusServer(configuration, folder);
        server.process.spawn();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "prometheus-end"));
        server.process.awaitReady(server::isReady, READY_MAX);
        return server;
    }

    /** What an expression gives now: series with a metric each, or the error that it is answered with. */
    public JsonNode query(String expression) {
        return api("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    }

    /** All series that match the selector. */
    public JsonNode series(String selector) {
        return api("series?match[]=" + URLEncoder.encode(selector, StandardCharsets.UTF_8)).get("data");
    }

    public JsonNode metricNames() {
        return api("label/__name__/values").get("data");
    }

    /** The alerts that it evaluates. */
    public JsonNode alertRules() {
        return api("rules?type=alert").get("data");
    }

    private JsonNode api(String path) {
        return JsonMapper.shared().readTree(get("/api/v1/" + path.replace("[]", "%5B%5D")).body());
    }

    private boolean isReady() {
        return Ports.accepts(port) && get("/-/ready").statusCode() == 200;
    }

    private HttpResponse<String> get(String path) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(CALL_TIMEOUT)
                    .build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("prometheus does not answer; see " + process.log(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking prometheus", e);
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
