package io.waybill.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.schemas.Topics.Topic;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What our serde writes is Confluent's wire format: a zero, four bytes of schema id, a bare Avro body. */
class WireFormatTest {

    private final Registry registry = new Registry();

    static List<Topic<?>> topics() {
        return Topics.ALL;
    }

    @ParameterizedTest
    @MethodSource("topics")
    void a_record_is_a_zero_an_id_that_the_registry_knows_and_a_bare_body(Topic<?> topic) {
        SpecificRecord record = GoldenV1.records().get(topic.recordType().getSimpleName() + ".full");
        byte[] bytes = registry.write(topic.name(), record);
        assertThat(bytes[0]).isZero();
        assertThat(registry.schema(Registry.idOf(bytes))).isEqualTo(Today.schema(topic.recordType()));
        assertThat(Arrays.copyOfRange(bytes, 5, bytes.length)).isEqualTo(AvroCode.body(record));
        assertThat(registry.read(topic.name(), bytes)).isInstanceOfSatisfying(topic.recordType(),
                read -> assertThat(AvroCode.values(read)).isEqualTo(AvroCode.values(record)));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void nested_types_make_no_subjects_of_their_own(Topic<?> topic) {
        registry.write(topic.name(), GoldenV1.records().get(topic.recordType().getSimpleName() + ".full"));
        assertThat(registry.get("/subjects").body().valueStream().map(Object::toString))
                .contains("\"" + topic.subject() + "\"")
                .noneMatch(subject -> subject.contains("io.waybill.schemas"));
    }
}
