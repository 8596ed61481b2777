package io.waybill.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that were written by released versions are still read, to the last value. */
class GoldenTest {

    private static final Map<String, Map<String, SpecificRecord>> SAID = Map.of("v1", GoldenV1.records());

    static List<Golden> goldens() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void todays_classes_read_what_it_says(Golden golden) throws IOException {
        SpecificRecord said = SAID.get(golden.folder().getFileName().toString()).get(golden.name());
        SpecificRecord read = read(golden);
        assertThat(read).isExactlyInstanceOf(said.getClass());
        assertThat(AvroCode.values(read)).isEqualTo(AvroCode.values(said));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void nothing_is_lost_on_the_way_through_todays_classes_and_back(Golden golden) throws IOException {
        SpecificRecord today = read(golden);
        GenericRecord back = AvroCode.generic(AvroCode.body(today), today.getSchema(), golden.schema());
        assertThat(AvroCode.json(back)).isEqualTo(golden.json());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void bytes_and_json_say_the_same(Golden golden) {
        GenericRecord fromJson = AvroCode.generic(golden.json(), golden.schema());
        assertThat(AvroCode.body(fromJson)).isEqualTo(golden.body());
    }

    @Test
    void each_version_has_every_record_full_and_minimal() {
        assertThat(Golden.versions()).extracting(folder -> folder.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(SAID.keySet());
        SAID.forEach((version, records) -> assertThat(Golden.named(Golden.ROOT.resolve(version), ".avro"))
                .containsExactlyInAnyOrderElementsOf(records.keySet()));
    }

    @Test
    void a_full_record_leaves_no_field_at_its_default() {
        Golden.all().stream().filter(golden -> golden.name().endsWith(".full")).forEach(golden -> {
            GenericRecord record = AvroCode.generic(golden.body(), golden.schema(), golden.schema());
            for (Schema.Field field : golden.schema().getFields()) {
                assertThat(record.get(field.pos())).as("%s.%s", golden, field.name())
                        .isNotNull()
                        .isNotEqualTo(field.hasDefaultValue() ? field.defaultVal() : "")
                        .extracting(Object::toString)
                        .isNotIn("", "[]", "UNKNOWN", "false");
            }
        });
    }

    private static SpecificRecord read(Golden golden) throws IOException {
        Class<? extends SpecificRecord> type = Today.type(golden.type());
        BinaryMessageDecoder<SpecificRecord> decoder = new BinaryMessageDecoder<>(SpecificData.getForClass(type),
                Today.schema(type));
        decoder.addSchema(golden.schema());
        return decoder.decode(golden.bytes());
    }
}
