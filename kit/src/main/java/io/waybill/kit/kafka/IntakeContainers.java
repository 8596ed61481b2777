package io.waybill.kit.kafka;

import io.waybill.schemas.Topics.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

/** The consumers of one listener. Each is a container of its own, so that each knows only its own place. */
final class IntakeContainers implements SmartLifecycle {

    private static final long UNFORESEEN_PAUSE_MILLIS = 1000;
    /** How long a killed process keeps its partitions: Kafka's own 45 s is an outage that everybody sees. */
    private static final int SESSION_TIMEOUT_MILLIS = 10_000;
    private static final int HEARTBEAT_MILLIS = 3_000;

    private final List<KafkaMessageListenerContainer<byte[], byte[]>> containers = new ArrayList<>();
    private final List<IntakeLoop> loops = new ArrayList<>();
    private final Intake intake;

    /** Everything of one listener that does not depend on which of its consumers it is. */
    record Intake(BatchListener listener, String groupId, Map<String, Object> settings, IntakeProperties limits,
            boolean virtualThreads, Loops loops) {}

    @FunctionalInterface
    interface Loops {
        IntakeLoop create(java.util.function.BooleanSupplier running);
    }

    IntakeContainers(Intake intake) {
        this.intake = intake;
        for (var i = 0; i < intake.limits().concurrency(); i++) add(intake.groupId() + "-" + i);
    }

    String name() {
        return intake.listener().name();
    }

    int assigned() {
        return loops.stream().mapToInt(IntakeLoop::assigned).sum();
    }

    private void add(String clientId) {
        var self = new AtomicReference<KafkaMessageListenerContainer<byte[], byte[]>>();
        var loop = intake.loops().create(() -> self.get() != null && self.get().isRunning());
        var container = new KafkaMessageListenerContainer<>(new DefaultKafkaConsumerFactory<byte[], byte[]>(settings()),
                properties(loop, clientId));
        self.set(container);
        container.setBeanName(clientId);
        // Whatever nobody foresaw is repeated for ever: a batch that is skipped is lost.
        container.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(UNFORESEEN_PAUSE_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS)));
        loops.add(loop);
        containers.add(container);
    }

    private ContainerProperties properties(IntakeLoop loop, String clientId) {
        var topics = intake.listener().topics().stream().map(Topic::name).toArray(String[]::new);
        var properties = new ContainerProperties(topics);
        properties.setGroupId(intake.groupId());
        properties.setClientId(clientId);
        properties.setMessageListener(loop);
        properties.setConsumerRebalanceListener(loop);
        properties.setAckMode(AckMode.MANUAL);
        properties.setSyncCommits(false);
        properties.setMissingTopicsFatal(false);
        properties.setStopImmediate(true);
        var executor = new SimpleAsyncTaskExecutor(clientId + "-");
        executor.setVirtualThreads(intake.virtualThreads());
        properties.setListenerTaskExecutor(executor);
        return properties;
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(intake.settings());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, intake.limits().batchRecordsMax());
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                Math.toIntExact(intake.limits().metadataAgeMax().toMillis()));
        return settings;
    }

    @Override
    public void start() {
        containers.forEach(KafkaMessageListenerContainer::start);
    }

    @Override
    public void stop() {
        containers.forEach(KafkaMessageListenerContainer::stop);
    }

    @Override
    public boolean isRunning() {
        return containers.stream().anyMatch(KafkaMessageListenerContainer::isRunning);
    }
}
