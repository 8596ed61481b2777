package io.waybill.kit.restore;

import io.waybill.kit.connector.Work;
import io.waybill.kit.effect.Refusal;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Topics;
import io.waybill.schemas.Topics.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topics themselves. */
final class KafkaPublished implements Published {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaPublished.class);
    private static final List<Topic<?>> OUTPUT = List.of(Topics.FULFILLMENT_UPDATES, Topics.ORDERS_RECEIVED);
    /** Revisions are times unless a clock ran backwards, so the highest is among the latest. */
    private static final int RECORDS_PER_PARTITION_MAX = 500;

    private final TopicScan scan;

    KafkaPublished(TopicScan scan) {
        this.scan = scan;
    }

    @Override
    public long highestRevision() {
        var highest = new long[1];
        for (var topic : OUTPUT) {
            scan.last(topic, RECORDS_PER_PARTITION_MAX,
                    record -> highest[0] = Math.max(highest[0], revisionOf(record)));
        }
        return highest[0];
    }

    @Override
    public List<Refusal> refusedSince(@Nullable Instant since) {
        LOG.atInfo().addKeyValue("since", since).log("what was told since the backup is read back");
        var refused = new HashMap<String, Refusal>();
        scan.since(Topics.FULFILLMENT_UPDATES, since, update -> note(update, refused));
        LOG.atInfo().addKeyValue("refusals", refused.size()).log("what was told since the backup was read back");
        return List.copyOf(refused.values());
    }

    private static void note(GenericRecord update, Map<String, Refusal> refused) {
        if (!update.getSchema().getFullName().equals(FulfillmentUpdate.getClassSchema().getFullName())) return;
        var id = text(update, "fulfillmentOrderId");
        if (!text(update, "status").equals(FulfillmentOrderStatus.REJECTED.name())) {
            refused.remove(id);
            return;
        }
        var orderId = text(update, "orderId");
        var why = update.get("problem") instanceof GenericRecord problem ? text(problem, "detail") : "";
        refused.put(id, new Refusal(text(update, "channel"), Work.Key.ofFulfillment(orderId, id).id(), orderId, id,
                why));
    }

    private static long revisionOf(GenericRecord record) {
        return record.hasField("revision") && record.get("revision") instanceof Long revision ? revision : 0;
    }

    private static String text(GenericRecord record, String field) {
        return record.hasField(field) ? String.valueOf(record.get(field)) : "";
    }
}
