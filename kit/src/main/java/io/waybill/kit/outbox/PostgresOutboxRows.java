package io.waybill.kit.outbox;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox table as the relay sees it. */
class PostgresOutboxRows implements OutboxRows {

    private static final int COUNTED_ROWS_MAX = 100_000;

    private static final String LOWEST = "select id, topic, record_key, stage, payload from outbox order by id limit :max";
    private static final String BACKLOG = """
            select (select count(*) from (select 1 from outbox limit :max) counted) as rows,
                   (select created_at from outbox order by id limit 1) as oldest
            """;
    private static final String KEEP_SCHEMAS = """
            insert into outbox_schema (fingerprint, schema)
            select * from unnest(:fingerprints, :schemas) on conflict do nothing
            """;

    private final JdbcClient jdbc;

    PostgresOutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<OutboxRow> lowest(int rowsMax) {
        return jdbc.sql(LOWEST)
                .param("max", rowsMax)
                .query((row, _) -> new OutboxRow(row.getLong(1), row.getString(2),
                        row.getString(3), row.getInt(4), row.getBytes(5)))
                .list();
    }

    @Override
    public void delete(Collection<Long> ids) {
        if (ids.isEmpty()) return;
        jdbc.sql("delete from outbox where id = any(:ids)").param("ids", ids.toArray(Long[]::new)).update();
    }

    @Override
    public void keepSchemas() {
        var ours = List.copyOf(StoredRecords.ourSchemas().entrySet());
        jdbc.sql(KEEP_SCHEMAS)
                .param("fingerprints", ours.stream().map(entry -> entry.getKey()).toArray(Long[]::new))
                .param("schemas", ours.stream().map(entry -> entry.getValue().toString()).toArray(String[]::new))
                .update();
    }

    @Override
    public Schema schemaOf(long fingerprint) {
        var text = jdbc.sql("select schema from outbox_schema where fingerprint = :print")
                .param("print", fingerprint)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException(
                        "outbox has a row whose schema %x is not in outbox_schema: insert its schema there"
                                .formatted(fingerprint)));
        return new Schema.Parser().parse(text);
    }

    @Override
    public Backlog backlog() {
        return jdbc.sql(BACKLOG).param("max", COUNTED_ROWS_MAX).query((row, _) -> {
            var oldest = row.getObject("oldest", OffsetDateTime.class);
            return new Backlog(row.getLong("rows"), oldest == null ? null : oldest.toInstant());
        }).single();
    }
}
