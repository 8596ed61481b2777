package io.waybill.kit.deadletter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** A record as maps, lists and texts, with whatever tells who the customer is replaced by stars. */
final class MaskedContent {

    static final String MASK = "***";

    private static final Set<String> PERSONAL_RECORDS = Set.of("Address");
    private static final Set<String> PERSONAL_FIELDS = Set.of("email", "phone");

    private MaskedContent() {}

    static Map<String, @Nullable Object> of(IndexedRecord record) {
        var all = PERSONAL_RECORDS.contains(record.getSchema().getName());
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var field : record.getSchema().getFields()) {
            var value = record.get(field.pos());
            fields.put(field.name(), all || PERSONAL_FIELDS.contains(field.name()) ? masked(value) : plain(value));
        }
        return fields;
    }

    /** That nothing was given is worth knowing and tells of nobody. */
    private static @Nullable Object masked(@Nullable Object value) {
        if (value == null) return null;
        return value.toString().isEmpty() ? "" : MASK;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case IndexedRecord record -> of(record);
            case Collection<?> items -> {
                var list = new ArrayList<@Nullable Object>(items.size());
                items.forEach(item -> list.add(plain(item)));
                yield list;
            }
            case Boolean _,Integer _,Long _,Double _,Float _ -> value;
            default -> value.toString();
        };
    }
}
