package io.waybill.kit.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The brokers' ids of topics. */
public final class TopicIds {

    private final Brokers brokers;
    private final Duration timeout;

    public TopicIds(Brokers brokers, Duration timeout) {
        this.brokers = brokers;
        this.timeout = timeout;
    }

    /** Topics that do not exist are absent from the answer. */
    public Map<String, UUID> of(Collection<String> topics) {
        var ids = new HashMap<String, UUID>();
        var asked = brokers.admin().describeTopics(topics).topicNameValues();
        for (var answer : asked.entrySet()) {
            try {
                var id = answer.getValue().get(timeout.toMillis(), TimeUnit.MILLISECONDS).topicId();
                ids.put(answer.getKey(), new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw new KafkaException("brokers do not describe " + answer.getKey(), e.getCause());
                }
            } catch (TimeoutException e) {
                throw new KafkaException("brokers do not answer", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("interrupted while asking for topic ids", e);
            }
        }
        return ids;
    }
}
