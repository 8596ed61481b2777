package io.waybill.kit.kafka;

import io.waybill.kit.fixture.KitDatabase;
import io.waybill.kit.registry.SchemaRegistry;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a service puts together for its listeners, for tests of other packages. */
public final class ReapplierFixture {

    private ReapplierFixture() {}

    public static Reappliers reappliers(KitDatabase database, SchemaRegistry registry, BatchListener listener) {
        return new Reappliers(List.of(new Reapplier(listener, new Decoder(registry), new DeadLetters(database
                .jdbc()))));
    }

    /** As if the live listener had given it up. */
    public static void bury(KitDatabase database, String reader, UUID topicId, ConsumerRecord<byte[], byte[]> record,
            String kind) {
        var origin = new Origin(record.topic(), topicId, record.partition(), record.offset());
        var arrival = new Arrival(record, origin, new Decoded.Garbled(Decoded.Kind.UNREADABLE, ""));
        var letters = List.of(new DeadLetters.Letter(arrival, arrival.orderId(), kind, "as it was found"));
        database.transaction().executeWithoutResult(_ -> new DeadLetters(database.jdbc()).insertAll(reader, letters));
    }
}
