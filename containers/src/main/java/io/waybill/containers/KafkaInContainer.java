package io.waybill.containers;

import io.waybill.backbone.Ports;
import io.waybill.backbone.SharedServers;
import io.waybill.backbone.Starting;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** One broker that is its own controller. */
final class KafkaInContainer implements SharedServers.Kafka {

    private static final int PORT_INSIDE = 9092;

    /** What {@code KafkaServer} sets too: no topic by mistake, and back soon after it was ended. */
    private static final Map<String, String> SETTINGS = Map.of("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
            "KAFKA_BROKER_SESSION_TIMEOUT_MS", "3000", "KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500");

    private final int port = Ports.free();
    private final KafkaContainer container;
    private final Container life;

    KafkaInContainer(DockerImageName image) {
        this.container = new KafkaContainer(image).withEnv(SETTINGS);
        this.life = new Container(container, port, PORT_INSIDE);
    }

    @Override
    public String bootstrapServers() {
        return container.getHost() + ":" + port;
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
        return "kafka in a container of " + container.getDockerImageName();
    }
}
