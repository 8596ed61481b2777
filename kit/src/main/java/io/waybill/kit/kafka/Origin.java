package io.waybill.kit.kafka;

import java.util.UUID;

/** Where a record was read. The topic's id, unlike its name, changes when a topic is deleted and made again. */
public record Origin(String topic, UUID topicId, int partition, long offset) {

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
