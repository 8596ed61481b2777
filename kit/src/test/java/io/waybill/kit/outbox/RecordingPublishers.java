package io.waybill.kit.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.generic.IndexedRecord;

/** Keeps what was sent, and acknowledges when the test says so. */
final class RecordingPublishers implements RecordPublishers {

    record Sent(String topic, String key, IndexedRecord record, CompletableFuture<Void> answer) {}

    final List<Sent> sent = new ArrayList<>();
    int opened;
    int closed;
    int failAt = Integer.MAX_VALUE;
    boolean acknowledge = true;

    @Override
    public RecordPublisher open() {
        opened++;
        return new RecordPublisher() {
            @Override
            public CompletableFuture<Void> publish(String topic, String key, IndexedRecord record) {
                var answer = new CompletableFuture<Void>();
                if (sent.size() >= failAt) {
                    answer.completeExceptionally(new IllegalStateException("broker said no"));
                } else {
                    if (acknowledge) answer.complete(null);
                    sent.add(new Sent(topic, key, record, answer));
                }
                return answer;
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }
}
