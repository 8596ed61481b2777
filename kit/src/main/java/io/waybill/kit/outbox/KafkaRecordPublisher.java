package io.waybill.kit.outbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** One Kafka producer, closed for ever at its first failed send. */
final class KafkaRecordPublisher implements RecordPublisher {

    private final Producer<String, Object> producer;

    KafkaRecordPublisher(Producer<String, Object> producer) {
        this.producer = producer;
    }

    @Override
    public CompletableFuture<Void> publish(String topic, String key, IndexedRecord record) {
        var answer = new CompletableFuture<Void>();
        try {
            var _ = producer.send(new ProducerRecord<>(topic, key, record), (_, failure) -> settle(answer, failure));
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            settle(answer, e);
        }
        return answer;
    }

    /**
     * Closes within the producer's own thread, before it can send what follows: were fact 8 published after fact 7
     * failed, readers would see a gap.
     */
    private void settle(CompletableFuture<Void> answer, @Nullable Exception failure) {
        if (failure == null) {
            answer.complete(null);
        } else {
            close();
            answer.completeExceptionally(failure);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
