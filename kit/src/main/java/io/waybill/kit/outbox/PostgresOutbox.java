package io.waybill.kit.outbox;

import io.waybill.schemas.Topics;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Messages as rows of the caller's transaction, one statement a call; wakes the relay once they are committed. */
final class PostgresOutbox implements Outbox {

    /** PostgreSQL numbers rows in the order of the sorted select, so ids follow the list. */
    private static final String INSERT = """
            insert into outbox (topic, record_key, stage, record_type, payload)
            select topic, record_key, stage, record_type, payload
              from unnest(:topics, :keys, :stages, :types, :payloads) with ordinality
                   as t (topic, record_key, stage, record_type, payload, place)
             order by place
            """;

    private final JdbcClient jdbc;
    private final StoredRecords records;
    private final int recordBytesMax;
    private final RelaySignal signal;

    PostgresOutbox(JdbcClient jdbc, StoredRecords records, int recordBytesMax, RelaySignal signal) {
        this.jdbc = jdbc;
        this.records = records;
        this.recordBytesMax = recordBytesMax;
        this.signal = signal;
    }

    @Override
    public void appendAll(List<Message> messages) {
        if (messages.isEmpty()) return;
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("outbox needs the transaction that decided, none is active");
        }
        insert(messages.stream().sorted(Comparator.comparingInt(PostgresOutbox::stageOf)).toList());
        wakeAfterCommit();
    }

    /** Facts get the lower ids: whoever reads a request of a chunk finds its facts in the same chunk or an earlier one. */
    private void insert(List<Message> messages) {
        jdbc.sql(INSERT)
                .param("topics", messages.stream().map(m -> m.topic().name()).toArray(String[]::new))
                .param("keys", messages.stream().map(Message::key).toArray(String[]::new))
                .param("stages", messages.stream().map(m -> (short) stageOf(m)).toArray(Short[]::new))
                .param("types", messages.stream().map(m -> m.record().getSchema().getFullName()).toArray(String[]::new))
                .param("payloads", messages.stream().map(this::payloadOf).toArray(byte[][]::new))
                .update();
    }

    private static int stageOf(Message message) {
        return message.topic().name().equals(Topics.ORDERS_EVENTS.name()) ? OutboxRow.FACTS : OutboxRow.ALL_ELSE;
    }

    private byte[] payloadOf(Message message) {
        requireKeyIsOrder(message);
        var bytes = records.encode(message.record());
        if (bytes.length <= recordBytesMax) return bytes;
        throw new OversizedRecordException(message.key(), message.topic().name(), bytes.length, recordBytesMax);
    }

    /** Every reader turns such a record into a dead letter, so it must not even be written. */
    private static void requireKeyIsOrder(Message message) {
        var field = message.record().getSchema().getField("orderId");
        if (field == null || message.key().equals(message.record().get(field.pos()))) return;
        throw new IllegalArgumentException("key %s is not the record's order %s".formatted(message.key(),
                message.record().get(field.pos())));
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.wake();
            }
        });
    }
}
