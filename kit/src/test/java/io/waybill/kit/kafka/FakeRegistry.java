package io.waybill.kit.kafka;

import io.waybill.kit.registry.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Knows the schemas of the records it made bytes of. */
public final class FakeRegistry implements SchemaRegistry {

    private final Map<Integer, Schema> schemas = new HashMap<>();
    public @Nullable RuntimeException unreachable;

    @Override
    public Answer byId(int id) {
        if (unreachable != null) throw unreachable;
        var schema = schemas.get(id);
        return schema == null ? new NoSuchId() : new Found(schema);
    }

    @Override
    public boolean isReachable() {
        return unreachable == null;
    }

    public byte[] bytesOf(SpecificRecord record) {
        var id = record.getSchema().getName().hashCode();
        schemas.put(id, record.getSchema());
        try {
            var bytes = new ByteArrayOutputStream();
            bytes.write(0);
            bytes.write(ByteBuffer.allocate(4).putInt(id).array());
            var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new SpecificDatumWriter<SpecificRecord>(record.getSchema(), SpecificData.getForClass(record.getClass()))
                    .write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
