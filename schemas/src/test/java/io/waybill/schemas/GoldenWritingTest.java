package io.waybill.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Writes the golden records of a version at its release, and only when asked:
 *
 * <pre>
 * ./mvnw -pl schemas -am test -Dtest=GoldenWritingTest -Dsurefire.failIfNoSpecifiedTests=false -Dwaybill.goldens.write=v2
 * </pre>
 *
 * For a new version copy {@link GoldenV1} to a class of its number, add what is new, name it here and in
 * {@link GoldenTest}, and leave the older ones alone. A folder that exists is never overwritten.
 */
@EnabledIfSystemProperty(named = "waybill.goldens.write", matches = "v\\d+")
class GoldenWritingTest {

    private static final Map<String, SpecificRecord> RECORDS = GoldenV1.records();

    @Test
    void writes_records_and_schemas_of_this_version() throws IOException {
        Path folder = Golden.ROOT.resolve(System.getProperty("waybill.goldens.write"));
        assertThat(folder).as("golden records of a released version are never changed").doesNotExist();
        Files.createDirectories(folder);
        for (Class<? extends SpecificRecord> type : Today.TYPES) {
            Files.writeString(folder.resolve(type.getSimpleName() + ".avsc"),
                    SchemaFormatter.format("json/pretty", Today.published(type)) + "\n");
        }
        for (Map.Entry<String, SpecificRecord> entry : RECORDS.entrySet()) {
            write(folder, entry.getKey(), entry.getValue());
        }
    }

    private static void write(Path folder, String name, SpecificRecord record) throws IOException {
        GenericRecord plain = AvroCode.generic(AvroCode.body(record), record.getSchema(),
                Today.published(record.getClass()));
        ByteBuffer bytes = new BinaryMessageEncoder<GenericRecord>(new GenericData(), plain.getSchema())
                .encode(plain);
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        Files.write(folder.resolve(name + ".avro"), copy);
        Files.writeString(folder.resolve(name + ".json"), AvroCode.json(plain) + "\n");
    }
}
