package io.waybill.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericData.EnumSymbol;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Today's classes read what a later version writes, through the real registry: the unknown is UNKNOWN, never an error. */
class ReaderOfNewerRecordsTest {

    private final Registry registry = new Registry();

    @Test
    void an_enum_value_of_a_later_version_is_read_as_unknown_and_the_rest_as_it_is() {
        Schema newer = NewerSchemas.of(FulfillmentUpdate.class);
        GenericRecord record = upgraded("FulfillmentUpdate.full", newer);
        record.put("status", newValue(newer.getField("status").schema()));
        GenericRecord shipment = (GenericRecord) ((List<?>) record.get("shipments")).getFirst();
        shipment.put("status", newValue(shipment.getSchema().getField("status").schema()));

        FulfillmentUpdate read = readBothWays("newer.updates", record, FulfillmentUpdate.class);

        FulfillmentUpdate expected = (FulfillmentUpdate) GoldenV1.records().get("FulfillmentUpdate.full");
        assertThat(read.getStatus()).isEqualTo(FulfillmentOrderStatus.UNKNOWN);
        assertThat(read.getShipments()).extracting(ReportedShipment::getStatus)
                .containsExactly(ShipmentStatus.UNKNOWN, ShipmentStatus.CANCELLED);
        FulfillmentUpdate otherwise = FulfillmentUpdate.newBuilder(read)
                .setStatus(expected.getStatus())
                .setShipments(expected.getShipments())
                .build();
        assertThat(AvroCode.values(otherwise)).isEqualTo(AvroCode.values(expected));
    }

    @Test
    void a_fact_of_a_later_version_is_an_envelope_without_any_fact() {
        Schema newer = NewerSchemas.of(OrderEvent.class);
        GenericRecord record = upgraded("OrderEvent.minimal", newer);
        Schema fact = newer.getField(NewerSchemas.NEW_FACT).schema().getTypes().getLast();
        record.put("type", "OrderTeleported");
        record.put(NewerSchemas.NEW_FACT, new GenericRecordBuilder(fact).set("destination", "Mars").build());

        OrderEvent read = readBothWays("newer.events", record, OrderEvent.class);

        OrderEvent expected = OrderEvent.newBuilder(GoldenEventV1.noFact()).setType("OrderTeleported").build();
        assertThat(AvroCode.values(read)).isEqualTo(AvroCode.values(expected));
        assertThat(read.getSchema()
                .getFields()
                .stream()
                .filter(field -> field.schema().isUnion())
                .map(field -> read.get(field.pos()))).hasSizeGreaterThan(5).containsOnlyNulls();
    }

    /** By the serde's own reader, and as our services do: ask for the schema by id, read the rest with bare Avro. */
    private <T extends SpecificRecord> T readBothWays(String topic, GenericRecord record, Class<T> type) {
        registry.register(topic + "-value", Today.published(type));
        byte[] bytes = registry.write(topic, record);
        assertThat(bytes[0]).isZero();
        Schema writer = registry.schema(Registry.idOf(bytes));
        assertThat(writer).isEqualTo(record.getSchema());
        T byOurselves = AvroCode.specific(Arrays.copyOfRange(bytes, 5, bytes.length), writer, type);
        assertThat(registry.read(topic, bytes)).isInstanceOfSatisfying(type,
                bySerde -> assertThat(AvroCode.values(bySerde)).isEqualTo(AvroCode.values(byOurselves)));
        return byOurselves;
    }

    private static GenericRecord upgraded(String golden, Schema newer) {
        Golden v1 = new Golden(Golden.ROOT.resolve("v1"), golden);
        return AvroCode.generic(v1.body(), v1.schema(), newer);
    }

    private static EnumSymbol newValue(Schema type) {
        return new GenericData.EnumSymbol(type, NewerSchemas.NEW_VALUE);
    }
}
