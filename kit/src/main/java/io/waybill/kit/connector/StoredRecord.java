package io.waybill.kit.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * An Avro record as the database keeps it: bytes that name their own schema and need no registry. It is decoded only
 * when asked for, so that a row nobody can read fails its own step and not the lease of its neighbours.
 */
public final class StoredRecord {

    private static final ConcurrentHashMap<Class<?>, BinaryMessageDecoder<?>> DECODERS = new ConcurrentHashMap<>();

    private final byte[] bytes;

    private StoredRecord(byte[] bytes) {
        this.bytes = bytes;
    }

    static StoredRecord ofBytes(byte[] bytes) {
        return new StoredRecord(bytes.clone());
    }

    public static StoredRecord of(SpecificRecord record) {
        try {
            var encoder = new BinaryMessageEncoder<SpecificRecord>(modelOf(record.getClass()), record.getSchema());
            var buffer = encoder.encode(record);
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return new StoredRecord(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("could not encode a " + record.getSchema().getName(), e);
        }
    }

    public <T extends SpecificRecord> T as(Class<T> type) {
        try {
            return type.cast(DECODERS.computeIfAbsent(type, StoredRecord::decoder).decode(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("could not decode a stored " + type.getSimpleName(), e);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private static BinaryMessageDecoder<?> decoder(Class<?> type) {
        return new BinaryMessageDecoder<>(modelOf(type), schemaOf(type));
    }

    private static SpecificData modelOf(Class<?> type) {
        return SpecificData.getForClass(type);
    }

    private static Schema schemaOf(Class<?> type) {
        return modelOf(type).getSchema(type);
    }
}
