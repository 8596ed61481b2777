package io.waybill.fba;

import io.waybill.backbone.Backbone;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

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

    private static final Map<String, List<FulfillmentUpdate>> READ = new HashMap<>();
    private static @Nullable KafkaConsumer<String, Object> consumer;

    private FulfillmentUpdates() {}

    static FulfillmentUpdate last(String orderId) {
        return of(orderId).getLast();
    }

    static Optional<FulfillmentUpdate> lastIfAny(String orderId) {
        return of(orderId).stream().reduce((_, later) -> later);
    }

    /** All that was told of the order so far, oldest first. */
    static synchronized List<FulfillmentUpdate> of(String orderId) {
        var reading = consumer();
        var ends = reading.endOffsets(reading.assignment());
        while (ends.entrySet().stream().anyMatch(end -> reading.position(end.getKey()) < end.getValue())) {
            reading.poll(Duration.ofMillis(100))
                    .forEach(read -> READ.computeIfAbsent(read.key(), _ -> new ArrayList<>())
                            .add((FulfillmentUpdate) read.value()));
        }
        return List.copyOf(READ.getOrDefault(orderId, List.of()));
    }

    private static KafkaConsumer<String, Object> consumer() {
        var open = consumer;
        if (open != null) return open;
        open = new KafkaConsumer<>(SETTINGS);
        var partitions = open.partitionsFor(Topics.FULFILLMENT_UPDATES.name())
                .stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        open.assign(partitions);
        open.seekToBeginning(partitions);
        consumer = open;
        return open;
    }
}
