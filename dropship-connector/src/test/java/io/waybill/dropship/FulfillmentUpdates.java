package io.waybill.dropship;

import io.waybill.backbone.Backbone;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what connectors tell, as order-service would. */
final class FulfillmentUpdates {

    private static final Map<String, Object> SETTINGS = Map.of("bootstrap.servers",
            Backbone.shared().bootstrapServers(), "key.deserializer",
            "org.apache.kafka.common.serialization.StringDeserializer", "value.deserializer",
            "io.apicurio.registry.serde.avro.AvroKafkaDeserializer", "apicurio.registry.url",
            Backbone.shared().registry().apicurioUrl(), "apicurio.registry.http.adapter", "JDK",
            "apicurio.registry.use-id", "contentId", "apicurio.registry.id-handler",
            "io.apicurio.registry.serde.Default4ByteIdHandler", "apicurio.registry.headers.enabled", "false",
            "apicurio.registry.use-specific-avro-reader", "true");

    private FulfillmentUpdates() {}

    static FulfillmentUpdate last(String orderId) {
        return all(orderId).getLast();
    }

    /** In the order in which they were told. */
    static List<FulfillmentUpdate> all(String orderId) {
        return byOrder().getOrDefault(orderId, List.of());
    }

    static Map<String, List<FulfillmentUpdate>> byOrder() {
        try (var consumer = new KafkaConsumer<String, Object>(SETTINGS)) {
            var partitions = consumer.partitionsFor(Topics.FULFILLMENT_UPDATES.name())
                    .stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new HashMap<String, List<FulfillmentUpdate>>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(read -> found.computeIfAbsent(read.key(), _ -> new ArrayList<>())
                                .add((FulfillmentUpdate) read.value()));
            }
            return found;
        }
    }
}
