package io.waybill.backbone;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Asks a broker about itself and makes its topics what they should be. */
record KafkaTopics(String bootstrapServers) {

    private static final int REQUEST_TIMEOUT_MS = 5_000;
    private static final int CALL_TIMEOUT_MS = 15_000;
    private static final short ONE_REPLICA = 1;

    /** Whether a broker has joined the cluster and answers. */
    boolean areServed() {
        try (Admin admin = admin()) {
            return !settled(admin.describeCluster().nodes()).isEmpty();
        } catch (ServerFailure notYet) {
            return false;
        }
    }

    void create(Collection<TopicSettings> wanted) {
        try (Admin admin = admin()) {
            Set<String> there = settled(admin.listTopics().names());
            List<NewTopic> missing = wanted.stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), ONE_REPLICA))
                    .toList();
            settled(admin.createTopics(missing).all());
            settled(admin.incrementalAlterConfigs(
                    wanted.stream().collect(Collectors.toMap(KafkaTopics::resource, KafkaTopics::retention))).all());
        }
    }

    private static ConfigResource resource(TopicSettings topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static Collection<AlterConfigOp> retention(TopicSettings topic) {
        return List.of(new AlterConfigOp(
                new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis())),
                AlterConfigOp.OpType.SET));
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_TIMEOUT_MS));
    }

    private <T> T settled(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new ServerFailure("kafka at " + bootstrapServers + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while asking kafka at " + bootstrapServers, e);
        }
    }
}
