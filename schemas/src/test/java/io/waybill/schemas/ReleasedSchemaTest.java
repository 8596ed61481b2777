package io.waybill.schemas;

import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.INCOMPATIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Today's schemas read what every released version wrote, and every released version reads what today's write. */
class ReleasedSchemaTest {

    static List<Path> versions() {
        return Golden.versions();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void today_is_compatible_both_ways(Path version) {
        assertThat(Golden.named(version, ".avsc").toList()).isNotEmpty().allSatisfy(type -> {
            Schema released = Golden.schema(version, type);
            Schema today = Today.schema(Today.type(type));
            assertThat(compatibility(today, released)).as("today reads %s of %s", type, version)
                    .isEqualTo(COMPATIBLE);
            assertThat(compatibility(released, today)).as("%s of %s reads today", type, version)
                    .isEqualTo(COMPATIBLE);
        });
    }

    @Test
    void a_field_without_default_would_be_noticed() {
        Schema today = Today.published(FulfillmentUpdate.class);
        Schema stricter = new Schema.Parser().parse(today.toString()
                .replaceFirst("\"fields\":\\[",
                        "\"fields\":[{\"name\":\"more\",\"type\":\"string\",\"doc\":\"more\"},"));
        assertThat(compatibility(stricter, today)).isEqualTo(INCOMPATIBLE);
        assertThat(compatibility(today, stricter)).isEqualTo(COMPATIBLE);
    }

    private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
    }
}
