package io.waybill.kit.outbox;

import io.waybill.schemas.Topics.Topic;
import org.apache.avro.specific.SpecificRecord;

/** A record that is to appear on a topic, keyed by its order. */
public record Message(Topic<?> topic, String key, SpecificRecord record) {

    public Message {
        if (!topic.recordType().isInstance(record)) {
            throw new IllegalArgumentException("topic %s carries %s, not %s".formatted(topic.name(),
                    topic.recordType().getSimpleName(), record.getClass().getSimpleName()));
        }
    }
}
