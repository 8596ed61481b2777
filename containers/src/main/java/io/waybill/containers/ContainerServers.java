package io.waybill.containers;

import io.waybill.backbone.SharedServers;
import org.testcontainers.utility.DockerImageName;

/**
 * Brings Kafka and PostgreSQL as containers of the images that {@code KAFKA_IMAGE} and {@code POSTGRES_IMAGE} name, which
 * must behave like the official ones.
 */
public final class ContainerServers implements SharedServers {

    @Override
    public Kafka kafka() {
        return new KafkaInContainer(image("KAFKA_IMAGE", "apache/kafka", "4.2.1"));
    }

    @Override
    public Postgres postgres() {
        return new PostgresInContainer(image("POSTGRES_IMAGE", "postgres", "18"));
    }

    private static DockerImageName image(String variable, String official, String version) {
        var named = System.getenv().getOrDefault(variable, official + ":" + version);
        return DockerImageName.parse(named).asCompatibleSubstituteFor(official);
    }
}
