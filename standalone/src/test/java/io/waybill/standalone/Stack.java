package io.waybill.standalone;

import io.waybill.backbone.ChildProcess;
import io.waybill.backbone.Home;
import io.waybill.backbone.Launch;
import io.waybill.backbone.Ports;
import io.waybill.backbone.PostgresServer;
import io.waybill.backbone.Workspace;
import io.waybill.standalone.demo.Api;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** All of Waybill as {@code ./waybill up} starts it, on ports and in a folder of its own, with a hand on the switches. */
final class Stack implements AutoCloseable {

    private static @Nullable Stack shared;

    private final Installation installation;
    private final Console console = new Console(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    private final ThisCall call = new ThisCall(console);

    private Stack(Installation installation) {
        this.installation = installation;
    }

    static Stack start() throws IOException {
        var workspace = new Workspace(Files.createTempDirectory("waybill-stack-"));
        var stack = new Stack(new Installation(workspace, freePorts(), Credentials.loadOrMake(workspace)));
        stack.startWhatIsDown();
        return stack;
    }

    /** One stack for all tests that leave it as they found it: a start costs half a minute. Ends with this JVM. */
    static synchronized Stack shared() throws IOException {
        var running = shared;
        if (running == null) {
            running = start();
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stack-end"));
            shared = running;
        }
        return running;
    }

    private static PortPlan freePorts() {
        var overrides = new ArrayList<String>();
        var taken = new ArrayList<Integer>();
        for (var part : Part.values()) {
            int port;
            do {
                port = Ports.free();
            } while (taken.contains(port) || taken.contains(port - Ports.COMPANION_OFFSET)
                    || taken.contains(port + Ports.COMPANION_OFFSET));
            taken.add(port);
            overrides.add(part.partName() + "=" + port);
        }
        return PortPlan.of(new Properties(), Map.of(), overrides);
    }

    /** Returns when every part is healthy. */
    void startWhatIsDown() {
        new Startup(installation, call, console).run();
    }

    /** Starts one program and does not wait: what it needs may be away. */
    void launch(Part part) {
        var programs = new Programs(Home.find(), installation.ports(), installation.credentials());
        new ChildProcess(installation.workspace(), programs.launch(part)).spawn();
    }

    /** A second instance of a service beside the first, on ports of its own; returns when it is healthy. */
    void startTwin(Part part) {
        var ports = twinPorts(part);
        var launch = new Programs(Home.find(), ports, installation.credentials()).launch(part);
        var twin = new ChildProcess(installation.workspace(),
                new Launch(twinName(part), launch.command(), launch.environment(), launch.stopSignal()));
        twin.spawn();
        var health = new Health(ports);
        twin.awaitReady(() -> health.isUp(part), Duration.ofMinutes(2));
    }

    private PortPlan twinPorts(Part part) {
        var all = new ArrayList<String>();
        for (var each : Part.values()) {
            all.add(each.partName() + "=" + (each == part ? Ports.free() : installation.ports().of(each)));
        }
        return PortPlan.of(new Properties(), Map.of(), all);
    }

    void killTwin(Part part) {
        process(twinName(part)).kill();
    }

    private static String twinName(Part part) {
        return part.partName() + "-twin";
    }

    /** SIGKILL: no shutdown hook runs, nothing is flushed. */
    void kill(Part part) {
        process(part.partName()).kill();
    }

    boolean isHealthy(Part part) {
        return new Health(installation.ports()).isUp(part);
    }

    private ChildProcess process(String name) {
        return ChildProcess.known(installation.workspace())
                .stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Api orders() {
        return as(Part.ORDER_SERVICE);
    }

    Api as(Part service) {
        return Api.as(installation.ports().url(service), "admin", installation.credentials().get(Credentials.ADMIN));
    }

    String url(Part service) {
        return installation.ports().url(service);
    }

    Api outside() {
        return Api.open(installation.ports().url(Part.SIMULATOR));
    }

    /** What a service tells Prometheus. */
    String metrics(Part service) {
        return Scrape.of(installation.ports().management(service));
    }

    /** The address of a service's database, with its login. */
    String database(String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s".formatted(
                installation.ports().of(Part.POSTGRES), name, PostgresServer.USER,
                installation.credentials().get(Credentials.DATABASE));
    }

    /** What a program was told, as text; what it was not told is not known here. */
    String setting(Part part, String property) {
        var settings = new Programs(Home.find(), installation.ports(), installation.credentials()).properties(part);
        return Objects.requireNonNull(settings.get(property), property).toString();
    }

    String kafka() {
        return installation.address(Part.KAFKA);
    }

    static List<Part> services() {
        return Arrays.stream(Part.values()).filter(part -> part.isProgram() && part != Part.SIMULATOR).toList();
    }

    int managementPort(Part service) {
        return installation.ports().management(service);
    }

    @Override
    public void close() {
        new Teardown(console).stop(ChildProcess.known(installation.workspace()));
    }
}
