package io.waybill.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/** One Kafka broker that is its own controller. What it acknowledged survives {@code kill -9}. */
public final class KafkaServer implements Server, SharedServers.Kafka {

    public static final String NAME = "kafka";

    private static final int HEAP_MIB_MAX = 192;
    private static final int FORMAT_HEAP_MIB_MAX = 96;

    private final Home home;
    private final Path data;
    private final Path settings;
    private final int port;
    private final ChildProcess process;

    /** On {@code port}, or where that is 0 on a free one; the controller listens 1000 higher. */
    public KafkaServer(Workspace workspace, int port) {
        this.home = Home.find();
        this.data = workspace.data(NAME);
        this.settings = workspace.run().resolve("kafka.properties");
        this.port = Ports.orFree(port);
        this.process = new ChildProcess(workspace,
                Launch.java(NAME, HEAP_MIB_MAX, arguments("kafka.Kafka", settings.toString()), Map.of()));
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
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Starting.Outcome start() {
        return new Starting(process, port, () -> Ports.accepts(port) && isServed()).run(this::prepare);
    }

    private void prepare() {
        Ports.requireFree(controllerPort(), NAME);
        try {
            Files.writeString(settings, properties());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + settings, e);
        }
        if (!Files.exists(data.resolve("meta.properties"))) {
            format();
        }
    }

    private void format() {
        Launch format = Launch.java("kafka-format", FORMAT_HEAP_MIB_MAX, arguments("kafka.tools.StorageTool", "format",
                "--ignore-formatted", "-t", Uuid.randomUuid().toString(), "-c", settings.toString()), Map.of());
        Programs.Result result = Programs.run(format.command());
        if (!result.succeeded()) {
            throw new ServerFailure("kafka could not prepare " + data + ": " + result.output());
        }
    }

    private List<String> arguments(String... mainAndItsArguments) {
        Path jars = home.kafka();
        List<String> java = List.of("-Dlog4j2.configurationFile=" + jars.resolve("log4j2.xml"),
                "--enable-native-access=ALL-UNNAMED", "-cp", jars + "/*");
        return Stream.concat(java.stream(), List.of(mainAndItsArguments).stream()).toList();
    }

    private int controllerPort() {
        return port + Ports.COMPANION_OFFSET;
    }

    private String properties() {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                controller.quorum.voters=1@127.0.0.1:%2$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                num.network.threads=2
                num.io.threads=4
                log.segment.bytes=67108864
                log.index.size.max.bytes=2097152
                log.cleaner.dedupe.buffer.size=8388608
                """.formatted(port, controllerPort(), data);
    }
}
