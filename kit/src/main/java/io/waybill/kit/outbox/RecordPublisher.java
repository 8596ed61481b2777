package io.waybill.kit.outbox;

import java.util.concurrent.CompletableFuture;
import org.apache.avro.generic.IndexedRecord;

/**
 * Sends records, those of one key in the order of the calls. After the first that fails nothing more is sent: what was
 * called later either was sent before or never is.
 */
public interface RecordPublisher extends AutoCloseable {

    /** Completes once the broker has it for good; never throws. */
    CompletableFuture<Void> publish(String topic, String key, IndexedRecord record);

    /** Returns at once; what is under way may or may not arrive. */
    @Override
    void close();
}
