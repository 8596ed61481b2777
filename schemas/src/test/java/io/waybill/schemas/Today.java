package io.waybill.schemas;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The records and schemas of today's code. */
final class Today {

    static final List<Class<? extends SpecificRecord>> TYPES = List.of(OrderReceived.class, FulfillmentRequest.class,
            FulfillmentUpdate.class, OrderEvent.class);

    private Today() {}

    static List<Schema> schemas() {
        return TYPES.stream().map(Today::schema).toList();
    }

    static Schema schema(Class<?> type) {
        return SpecificData.get().getSchema(type);
    }

    static Class<? extends SpecificRecord> type(String name) {
        return TYPES.stream()
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no record is called " + name
                                + " any more: readers of old topics need it"));
    }

    /** Without what only the generated classes need, so that it is the same for every language. */
    static Schema published(Class<?> type) {
        String json = schema(type).toString()
                .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}",
                        "\"string\"");
        return new Schema.Parser().parse(json);
    }
}
