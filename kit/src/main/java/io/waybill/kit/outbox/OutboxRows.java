package io.waybill.kit.outbox;

import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;

/** What the relay needs of the table. */
interface OutboxRows {

    /** The lowest visible ids. The row says what is unpublished; no cursor could, since lower ids may be committed later. */
    List<OutboxRow> lowest(int rowsMax);

    void delete(Collection<Long> ids);

    /** Keeps the schemas of this code's records for whoever publishes its rows. */
    void keepSchemas();

    Schema schemaOf(long fingerprint);

    Backlog backlog();
}
