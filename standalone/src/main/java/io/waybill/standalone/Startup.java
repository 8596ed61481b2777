package io.waybill.standalone;

import io.waybill.backbone.ChildProcess;
import io.waybill.backbone.Home;
import io.waybill.backbone.KafkaServer;
import io.waybill.backbone.Ports;
import io.waybill.backbone.PostgresServer;
import io.waybill.backbone.RegistryServer;
import io.waybill.backbone.Server;
import io.waybill.backbone.Starting;
import io.waybill.backbone.Starting.Outcome;
import io.waybill.backbone.TopicSettings;
import io.waybill.backbone.Workspace;
import io.waybill.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Starts every part, after those it needs, and says so; what already runs is reused. */
final class Startup {

    private final Installation installation;
    private final ThisCall call;
    private final Console console;
    private final Health health;
    private final Programs programs;

    Startup(Installation installation, ThisCall call, Console console) {
        this.installation = installation;
        this.call = call;
        this.console = console;
        this.health = new Health(installation.ports());
        this.programs = new Programs(Home.find(), installation.ports(), installation.credentials());
    }

    void run() {
        Workspace workspace = installation.workspace();
        PortPlan ports = installation.ports();
        PostgresServer postgres = new PostgresServer(workspace, ports.of(Part.POSTGRES),
                PostgresServer.Durability.FSYNC, installation.credentials().get(Credentials.DATABASE));
        KafkaServer kafka = new KafkaServer(workspace, ports.of(Part.KAFKA));
        RegistryServer registry = new RegistryServer(workspace, ports.of(Part.REGISTRY), postgres);

        requireFreePorts();
        console.say("starting PostgreSQL and Kafka");
        Together.run(List.of(() -> start(Part.POSTGRES, postgres), () -> start(Part.KAFKA, kafka)));
        console.say("starting the registry, making databases and topics");
        Together.run(List.of(() -> start(Part.REGISTRY, registry), () -> createDatabases(postgres),
                () -> createTopics(kafka)));
        console.say("starting the services and the simulator");
        Together.run(Arrays.stream(Part.values())
                .filter(Part::isProgram)
                .<Runnable>map(part -> () -> start(part))
                .toList());
    }

    /** All at once and first, so that nobody waits half a minute to be told of the last one. */
    private void requireFreePorts() {
        Set<String> running = ChildProcess.known(installation.workspace())
                .stream()
                .filter(ChildProcess::isRunning)
                .map(ChildProcess::name)
                .collect(Collectors.toSet());
        Arrays.stream(Part.values()).filter(part -> !running.contains(part.partName())).forEach(part -> {
            Ports.requireFree(installation.ports().of(part), part.partName());
            if (part != Part.POSTGRES) {
                Ports.requireFree(installation.ports().management(part), part.partName());
            }
        });
    }

    private void start(Part part, Server server) {
        timed(part, () -> call.start(server.process(), server::start));
    }

    private void start(Part part) {
        PortPlan ports = installation.ports();
        ChildProcess process = new ChildProcess(installation.workspace(), programs.launch(part));
        Starting starting = new Starting(process, ports.of(part), () -> health.isUp(part));
        timed(part, () -> call.start(process,
                () -> starting.run(() -> Ports.requireFree(ports.management(part), part.partName()))));
    }

    private void timed(Part part, Supplier<Outcome> start) {
        Instant begun = Instant.now();
        String what = switch (start.get()) {
            case STARTED -> "ready";
            case ADOPTED -> "was up";
        };
        console.part(part.partName(), what, Duration.between(begun, Instant.now()), installation.address(part));
    }

    private void createDatabases(PostgresServer postgres) {
        Programs.databases().forEach(postgres::createDatabase);
    }

    private static void createTopics(KafkaServer kafka) {
        kafka.createTopics(Topics.ALL.stream()
                .map(topic -> new TopicSettings(topic.name(), Topics.PARTITIONS, topic.retention()))
                .toList());
    }
}
