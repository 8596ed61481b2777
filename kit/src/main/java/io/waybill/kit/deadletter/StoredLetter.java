package io.waybill.kit.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A dead letter with what came.
 *
 * @param raw without its headers
 * @param headers a JSON list of keys and base64 values
 */
record StoredLetter(DeadLetterView view, UUID topicId, ConsumerRecord<byte[], byte[]> raw, String headers) {

    String keyText() {
        return raw.key() == null ? "" : new String(raw.key(), StandardCharsets.UTF_8);
    }
}
