package io.waybill.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaRulesTest {

    static List<Schema> schemas() {
        return Today.schemas();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void every_schema_keeps_its_promises(Schema schema) {
        assertThat(SchemaRules.broken(schema)).isEmpty();
    }

    @Test
    void every_record_that_travels_is_checked() {
        assertThat(Topics.ALL).extracting(Topics.Topic::recordType)
                .allSatisfy(
                        type -> assertThat(Today.TYPES).contains(type));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "string", "doc":""                                                        | X.f has no doc
            {"type":"enum","name":"E","doc":"e","symbols":["UNKNOWN"]}, "doc":"f"      | enum without default UNKNOWN
            {"type":"enum","name":"E","symbols":["UNKNOWN"],"default":"UNKNOWN"}, "doc":"f" | E has no doc
            "bytes", "doc":"f"                                                        | neither money
            {"type":"bytes","logicalType":"decimal","precision":10,"scale":2}, "doc":"f" | neither money
            {"type":"long","logicalType":"timestamp-millis"}, "doc":"f"               | not in microseconds
            ["null","string","long"], "doc":"f"                                       | union other than [null, X]
            ["string","null"], "doc":"f"                                              | union other than [null, X]
            "double", "doc":"f"                                                       | is a DOUBLE
            """, quoteCharacter = '\0')
    void a_broken_promise_is_named(String typeAndDoc, String complaint) {
        assertThat(SchemaRules.broken(record("f", typeAndDoc))).singleElement().asString().contains(complaint);
    }

    @Test
    void what_is_named_like_a_time_is_one() {
        assertThat(SchemaRules.broken(record("changedAt", "\"long\", \"doc\":\"when\""))).singleElement()
                .asString()
                .contains("named like a time");
    }

    private static Schema record(String field, String typeAndDoc) {
        return new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"X\",\"doc\":\"x\",\"fields\":[{\"name\":\""
                + field + "\",\"type\":" + typeAndDoc + "}]}");
    }
}
