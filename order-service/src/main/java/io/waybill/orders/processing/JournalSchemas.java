package io.waybill.orders.processing;

import io.waybill.schemas.OrderEvent;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.SchemaStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The schemas that bodies of the journal were written with, older and newer versions of the code among them. */
@Repository
class JournalSchemas implements SchemaStore {

    private static final String KEEP = """
            insert into journal_schema (fingerprint, schema) values (:fingerprint, :schema) on conflict do nothing""";

    private final JdbcClient jdbc;
    private volatile boolean ourIsKept;

    JournalSchemas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that writes the first body, so that none is ever there without its schema. */
    void keepOurs() {
        if (ourIsKept) return;
        var ours = OrderEvent.getClassSchema();
        jdbc.sql(KEEP)
                .param("fingerprint", SchemaNormalization.parsingFingerprint64(ours))
                .param("schema", ours.toString())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ourIsKept = true;
            }
        });
    }

    @Override
    public @Nullable Schema findByFingerprint(long fingerprint) {
        return jdbc.sql("select schema from journal_schema where fingerprint = :fingerprint")
                .param("fingerprint", fingerprint)
                .query(String.class)
                .optional()
                .map(text -> new Schema.Parser().parse(text))
                .orElse(null);
    }
}
