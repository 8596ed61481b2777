package io.waybill.kit.outbox;

import io.waybill.schemas.Topics;
import io.waybill.schemas.Topics.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records as Avro single-object bytes: 2 bytes of mark, 8 of the schema's fingerprint, the body. Reading never projects:
 * a row written by other code than ours is published with the schema it was written with, so no field gets lost.
 */
final class StoredRecords {

    private static final int MARK_BYTES = 2;

    private static final Map<Long, Schema> OURS = Topics.ALL.stream()
            .map(Topic::recordType)
            .distinct()
            .map(type -> SpecificData.get().getSchema(type))
            .collect(Collectors.toUnmodifiableMap(SchemaNormalization::parsingFingerprint64, schema -> schema));

    private final Map<Schema, BinaryMessageEncoder<SpecificRecord>> encoders = new ConcurrentHashMap<>();
    private final Map<Long, MessageDecoder<? extends IndexedRecord>> decoders = new ConcurrentHashMap<>();

    static Map<Long, Schema> ourSchemas() {
        return OURS;
    }

    byte[] encode(SpecificRecord record) {
        try {
            var bytes = encoders.computeIfAbsent(record.getSchema(), schema -> encoderFor(record)).encode(record);
            var copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("encoding into memory failed", e);
        }
    }

    IndexedRecord decode(byte[] payload, LongFunction<Schema> foreign) {
        try {
            return decoders.computeIfAbsent(fingerprintOf(payload), print -> decoderFor(print, foreign))
                    .decode(payload);
        } catch (IOException e) {
            throw new UncheckedIOException("decoding from memory failed", e);
        }
    }

    private static BinaryMessageEncoder<SpecificRecord> encoderFor(SpecificRecord record) {
        return new BinaryMessageEncoder<>(SpecificData.getForClass(record.getClass()), record.getSchema());
    }

    private static MessageDecoder<? extends IndexedRecord> decoderFor(long fingerprint, LongFunction<Schema> foreign) {
        var ours = OURS.get(fingerprint);
        if (ours == null) return new BinaryMessageDecoder<IndexedRecord>(GenericData.get(), foreign.apply(fingerprint));
        Class<?> type = SpecificData.get().getClass(ours);
        return new BinaryMessageDecoder<IndexedRecord>(SpecificData.getForClass(type), ours);
    }

    private static long fingerprintOf(byte[] payload) {
        return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getLong(MARK_BYTES);
    }
}
