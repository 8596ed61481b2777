package io.waybill.orders;

import io.waybill.backbone.Backbone;
import io.waybill.schemas.Topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A plain reader of a topic, as anybody outside would write it. */
public final class EventReader {

    private EventReader() {}

    /** All records of that key, from the beginning to the end as it is now. */
    public static <T extends SpecificRecord> List<T> read(Topic<T> topic, String key) {
        try (var consumer = new KafkaConsumer<String, Object>(settings())) {
            var partitions = consumer.partitionsFor(topic.name())
                    .stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<T>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.key().equals(key)) found.add(topic.recordType().cast(record.value()));
                }
            }
            return found;
        }
    }

    private static Map<String, Object> settings() {
        return Map.of("bootstrap.servers", Backbone.shared().bootstrapServers(), "group.id", UUID.randomUUID()
                .toString(),
                "key.deserializer", StringDeserializer.class.getName(), "value.deserializer",
                "io.apicurio.registry.serde.avro.AvroKafkaDeserializer", "apicurio.registry.url",
                Backbone.shared().registry().apicurioUrl(), "apicurio.registry.http.adapter", "JDK",
                "apicurio.registry.use-id", "contentId", "apicurio.registry.id-handler",
                "io.apicurio.registry.serde.Default4ByteIdHandler", "apicurio.registry.headers.enabled", "false",
                "apicurio.registry.use-specific-avro-reader", "true");
    }
}
