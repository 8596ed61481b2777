package io.waybill.pos;

import io.waybill.backbone.Backbone;
import io.waybill.schemas.Topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what this connector tells, as order-service would. */
final class TopicReader {

    private static final Map<String, Object> SETTINGS = Map.of("bootstrap.servers",
            Backbone.shared().bootstrapServers(), "key.deserializer",
            "org.apache.kafka.common.serialization.StringDeserializer", "value.deserializer",
            "io.apicurio.registry.serde.avro.AvroKafkaDeserializer", "apicurio.registry.url",
            Backbone.shared().registry().apicurioUrl(), "apicurio.registry.http.adapter", "JDK",
            "apicurio.registry.use-id", "contentId", "apicurio.registry.id-handler",
            "io.apicurio.registry.serde.Default4ByteIdHandler", "apicurio.registry.headers.enabled", "false",
            "apicurio.registry.use-specific-avro-reader", "true");

    private TopicReader() {}

    static <T extends SpecificRecord> List<T> read(Topic<T> topic, String orderId) {
        try (var consumer = new KafkaConsumer<String, Object>(SETTINGS)) {
            var partitions = consumer.partitionsFor(topic.name())
                    .stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<T> found = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(read -> {
                    if (read.key().equals(orderId)) found.add(topic.recordType().cast(read.value()));
                });
            }
            return found;
        }
    }
}
