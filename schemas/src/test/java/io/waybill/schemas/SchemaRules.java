package io.waybill.schemas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** What our schemas promise readers, walked type by type; each broken promise is a line. */
final class SchemaRules {

    private static final LogicalType MONEY = LogicalTypes.decimal(19, 4);
    private static final LogicalType TIME = LogicalTypes.timestampMicros();
    private static final Pattern NAMES_OF_TIMES = Pattern.compile("at|shipBy|deadline|since|.*At");

    private final Set<String> seen = new HashSet<>();
    private final List<String> broken = new ArrayList<>();

    private SchemaRules() {}

    static List<String> broken(Schema schema) {
        SchemaRules rules = new SchemaRules();
        rules.type(schema, schema.getFullName());
        return rules.broken;
    }

    private void type(Schema schema, String where) {
        switch (schema.getType()) {
            case RECORD -> named(schema, where);
            case ENUM -> named(schema, where);
            case UNION -> union(schema, where);
            case ARRAY -> type(schema.getElementType(), where + "[]");
            case BYTES -> require(MONEY.equals(schema.getLogicalType()), where + " is neither money nor a string");
            case LONG -> require(schema.getLogicalType() == null || TIME.equals(schema.getLogicalType()),
                    where + " is a time not in microseconds");
            case STRING, INT, BOOLEAN -> require(schema.getLogicalType() == null, where + " has a logical type");
            case NULL, FLOAT, DOUBLE, MAP, FIXED -> broken.add(where + " is a " + schema.getType());
        }
    }

    private void named(Schema schema, String where) {
        if (!seen.add(schema.getFullName())) {
            return;
        }
        require(isText(schema.getDoc()), schema.getName() + " has no doc");
        if (schema.getType() == Schema.Type.ENUM) {
            require("UNKNOWN".equals(schema.getEnumDefault()), where + ": enum without default UNKNOWN");
        } else {
            schema.getFields().forEach(field -> field(field, schema.getName() + "." + field.name()));
        }
    }

    private void field(Schema.Field field, String where) {
        require(isText(field.doc()), where + " has no doc");
        if (NAMES_OF_TIMES.matcher(field.name()).matches()) {
            require(TIME.equals(withoutNull(field.schema()).getLogicalType()), where + " is named like a time");
        }
        type(field.schema(), where);
    }

    private void union(Schema union, String where) {
        List<Schema> types = union.getTypes();
        boolean nullable = types.size() == 2 && types.getFirst().getType() == Schema.Type.NULL;
        require(nullable, where + " is a union other than [null, X]");
        if (nullable) {
            type(types.getLast(), where);
        }
    }

    private static Schema withoutNull(Schema schema) {
        return schema.isUnion() ? schema.getTypes().getLast() : schema;
    }

    private static boolean isText(@Nullable String doc) {
        return doc != null && !doc.isBlank();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }
}
