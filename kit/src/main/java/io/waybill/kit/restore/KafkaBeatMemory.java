package io.waybill.kit.restore;

import io.waybill.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Remembers the number as the metadata of an offset of a consumer group that nobody is a member of. */
final class KafkaBeatMemory implements BeatMemory, AutoCloseable {

    private static final TopicPartition PLACE = new TopicPartition(Topics.FULFILLMENT_UPDATES.name(), 0);

    private final Map<String, Object> settings;
    private final String group;
    private final Duration timeout;
    private @Nullable Admin admin;

    KafkaBeatMemory(Map<String, Object> settings, String group, Duration timeout) {
        this.settings = Map.copyOf(settings);
        this.group = group;
        this.timeout = timeout;
    }

    @Override
    public long read() {
        var offsets = await(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        var remembered = offsets.get(PLACE);
        return remembered == null || remembered.metadata().isEmpty() ? 0 : Long.parseLong(remembered.metadata());
    }

    @Override
    public void write(long number) {
        await(admin().alterConsumerGroupOffsets(group,
                Map.of(PLACE, new OffsetAndMetadata(0, Long.toString(number)))).all());
    }

    private <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException("the brokers refuse the heartbeat of group " + group, e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the brokers do not answer the heartbeat of group " + group, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while waiting for the brokers", e);
        }
    }

    private synchronized Admin admin() {
        var open = admin;
        if (open == null) {
            open = Admin.create(settings);
            admin = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (admin != null) admin.close(Duration.ZERO);
    }
}
