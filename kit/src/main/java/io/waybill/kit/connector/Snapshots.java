package io.waybill.kit.connector;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.OrderLine;
import io.waybill.schemas.OrderReceived;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.ShipmentStatus;
import io.waybill.schemas.Topics;
import io.waybill.schemas.Topics.Topic;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * What all snapshots share: they are cumulative, so that a reader that missed some ends where one that saw all does,
 * and they are told apart by what they say and not by when it was learned.
 */
final class Snapshots {

    private static final String REVISION = "revision";
    private static final String OBSERVED_AT = "observedAt";

    private Snapshots() {}

    /** The snapshot with everything that an earlier one named and this one does not. */
    static SpecificRecord cumulative(SpecificRecord content, Work.Told told) {
        var before = told.content();
        if (before == null) return content;
        if (content instanceof OrderReceived order) return withEarlier(order, before.as(OrderReceived.class));
        if (content instanceof FulfillmentUpdate update) {
            return withEarlier(update, before.as(FulfillmentUpdate.class));
        }
        return content;
    }

    private static OrderReceived withEarlier(OrderReceived now, OrderReceived before) {
        return OrderReceived.newBuilder(now)
                .setLines(inSourceOrder(now.getLines(), before.getLines(), OrderLine::getLineId,
                        gone -> OrderLine.newBuilder(gone).setQuantity(0).build()))
                .setShipments(shipments(now.getShipments(), before.getShipments()))
                .build();
    }

    private static FulfillmentUpdate withEarlier(FulfillmentUpdate now, FulfillmentUpdate before) {
        var refs = new LinkedHashSet<>(before.getExternalRefs());
        refs.addAll(now.getExternalRefs());
        return FulfillmentUpdate.newBuilder(now)
                .setExternalRefs(List.copyOf(refs))
                .setShipments(shipments(now.getShipments(), before.getShipments()))
                .build();
    }

    /** Earlier parcels keep their places; new ones follow. */
    private static List<ReportedShipment> shipments(List<ReportedShipment> now, List<ReportedShipment> before) {
        var present = now.stream().collect(toMap(ReportedShipment::getOutsideKey, identity()));
        var all = new ArrayList<ReportedShipment>();
        for (var earlier : before) {
            var current = present.remove(earlier.getOutsideKey());
            all.add(current == null
                    ? ReportedShipment.newBuilder(earlier).setStatus(ShipmentStatus.CANCELLED).build()
                    : withEarlierLines(current, earlier));
        }
        now.stream().filter(parcel -> present.containsKey(parcel.getOutsideKey())).forEach(all::add);
        return all;
    }

    private static ReportedShipment withEarlierLines(ReportedShipment now, ReportedShipment before) {
        return ReportedShipment.newBuilder(now)
                .setLines(inSourceOrder(now.getLines(), before.getLines(), LineQuantity::getLineId,
                        gone -> LineQuantity.newBuilder(gone).setQuantity(0).build()))
                .build();
    }

    private static <T> List<T> inSourceOrder(Collection<T> now, Collection<T> before, Function<T, String> key,
            UnaryOperator<T> emptied) {
        var present = new HashSet<String>();
        now.forEach(line -> present.add(key.apply(line)));
        var all = new ArrayList<>(now);
        before.stream().filter(line -> !present.contains(key.apply(line))).map(emptied).forEach(all::add);
        return all;
    }

    /** Equal for snapshots that say the same, whatever their revision and whenever it was learned. */
    static String hash(SpecificRecord content) {
        var bare = copy(content);
        put(bare, REVISION, 0L);
        if (bare.getSchema().getField(OBSERVED_AT) != null) put(bare, OBSERVED_AT, Instant.EPOCH);
        return HexFormat.of().formatHex(sha256().digest(StoredRecord.of(bare).bytes()));
    }

    static SpecificRecord withRevision(SpecificRecord content, long revision) {
        var copy = copy(content);
        put(copy, REVISION, revision);
        return copy;
    }

    static Topic<?> topicOf(SpecificRecord content) {
        if (content instanceof OrderReceived) return Topics.ORDERS_RECEIVED;
        if (content instanceof FulfillmentUpdate) return Topics.FULFILLMENT_UPDATES;
        throw new IllegalStateException("no connector publishes a " + content.getSchema().getName());
    }

    static String orderId(SpecificRecord content) {
        return (String) content.get(content.getSchema().getField("orderId").pos());
    }

    private static SpecificRecord copy(SpecificRecord content) {
        return SpecificData.getForClass(content.getClass()).deepCopy(content.getSchema(), content);
    }

    private static void put(SpecificRecord record, String field, Object value) {
        record.put(record.getSchema().getField(field).pos(), value);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
