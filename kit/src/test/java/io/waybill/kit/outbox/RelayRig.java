package io.waybill.kit.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.kit.fixture.KitDatabase;
import io.waybill.kit.fixture.KitTopics;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Puts relays together for tests. */
final class RelayRig {

    static final int RECORD_BYTES_MAX = 10_000;
    static final int CHUNK_ROWS_MAX = 50;

    private RelayRig() {}

    static OutboxProperties limits() {
        return new OutboxProperties(RECORD_BYTES_MAX, CHUNK_ROWS_MAX, Duration.ofMillis(20), Duration.ofSeconds(5),
                Duration.ofMillis(500), true);
    }

    static Outbox outbox(KitDatabase database) {
        return outbox(database, new RelaySignal());
    }

    static Outbox outbox(KitDatabase database, RelaySignal signal) {
        return new PostgresOutbox(database.jdbc(), new StoredRecords(), RECORD_BYTES_MAX, signal);
    }

    static OutboxRelay relay(OutboxRows rows, RelayLease lease, RecordPublishers publishers) {
        return new OutboxRelay(rows, lease, publishers, limits(), watch());
    }

    static OutboxRelay relay(KitDatabase database, RecordPublishers publishers) {
        return relay(new PostgresOutboxRows(database.jdbc()), alwaysOurs(), publishers);
    }

    static RelayWatch watch() {
        return new RelayWatch(new SimpleMeterRegistry(), InstantSource.system());
    }

    static RecordPublishers kafka() {
        return () -> new KafkaRecordPublisher(
                new KafkaProducer<>(OutboxAutoConfiguration.settings(KitTopics.producerSettings())));
    }

    static RelayLease alwaysOurs() {
        return new RelayLease() {
            @Override
            public boolean hold() {
                return true;
            }

            @Override
            public void release() {}
        };
    }

    static PostgresRelayLease lease(KitDatabase database, String holder, Duration length) {
        return new PostgresRelayLease(database.jdbc(), holder, length, System::nanoTime);
    }
}
