package io.waybill.kit.kafka;

import io.waybill.kit.kafka.Decoded.Garbled;
import io.waybill.kit.kafka.Decoded.Kind;
import io.waybill.kit.kafka.Decoded.Understood;
import io.waybill.kit.registry.SchemaRegistry;
import io.waybill.kit.registry.SchemaRegistry.Found;
import io.waybill.kit.registry.SchemaRegistry.NoSuchId;
import io.waybill.kit.registry.SchemaRegistry.NotAvro;
import io.waybill.schemas.Topics.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads records in Confluent's wire format: magic 0, 4-byte schema id, Avro body. Bad bytes are a value; the only
 * exception is that the registry cannot be asked. Codes bodies itself, because a deserializer that asks and reads in one
 * call cannot tell bad bytes from a registry that was away for a moment.
 */
final class Decoder {

    private static final byte MAGIC = 0;
    private static final int HEAD_BYTES = 5;
    private static final int REASON_CHARACTERS_MAX = 500;

    private final SchemaRegistry registry;
    private final Map<ReaderKey, SpecificDatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();

    Decoder(SchemaRegistry registry) {
        this.registry = registry;
    }

    Decoded decode(Topic<?> topic, byte @Nullable [] key, byte @Nullable [] value) {
        var decoded = decodeAnyKey(topic, value);
        return decoded instanceof Understood(var record) ? checkKey(record, key) : decoded;
    }

    Decoded decodeAnyKey(Topic<?> topic, byte @Nullable [] value) {
        if (value == null || value.length == 0) return garbled(Kind.EMPTY, "record has no value");
        if (value.length < HEAD_BYTES)
            return garbled(Kind.TOO_SHORT, "record has only %d bytes".formatted(value.length));
        if (value[0] != MAGIC) return garbled(Kind.WRONG_MAGIC, "first byte is %d, not 0".formatted(value[0]));
        var id = ByteBuffer.wrap(value).getInt(1);
        return switch (registry.byId(id)) {
            case NoSuchId() -> garbled(Kind.UNKNOWN_SCHEMA_ID, "registry knows no schema %d".formatted(Integer
                    .toUnsignedLong(id)));
            case NotAvro(var reason) -> garbled(Kind.WRONG_TYPE, "schema %d: %s".formatted(id, reason));
            case Found(var writer) -> read(topic, new ReaderKey(id, topic.recordType()), writer, value);
        };
    }

    private Decoded read(Topic<?> topic, ReaderKey readerKey, Schema writer, byte[] value) {
        var expected = SpecificData.get().getSchema(topic.recordType());
        if (!expected.getFullName().equals(writer.getFullName())) {
            return garbled(Kind.WRONG_TYPE, "%s carries %s, not %s".formatted(topic.name(), expected.getFullName(),
                    writer.getFullName()));
        }
        try {
            var body = DecoderFactory.get().binaryDecoder(value, HEAD_BYTES, value.length - HEAD_BYTES, null);
            var record = readers.computeIfAbsent(readerKey, at -> readerOf(at, writer, expected)).read(null, body);
            if (!body.isEnd()) return garbled(Kind.TRAILING_BYTES, "bytes follow the record");
            return new Understood(record);
        } catch (IOException | RuntimeException e) {
            return garbled(Kind.UNREADABLE, "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()));
        }
    }

    private static SpecificDatumReader<SpecificRecord> readerOf(ReaderKey key, Schema writer, Schema expected) {
        return new SpecificDatumReader<>(writer, expected, SpecificData.getForClass(key.type()));
    }

    private static Decoded checkKey(SpecificRecord record, byte @Nullable [] key) {
        var keyed = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        var field = record.getSchema().getField("orderId");
        if (field == null || keyed.equals(record.get(field.pos()))) return new Understood(record);
        return garbled(Kind.KEY_MISMATCH, "key is not the order %s of the record".formatted(record.get(field.pos())));
    }

    private static Garbled garbled(Kind kind, String reason) {
        return new Garbled(kind, reason.substring(0, Math.min(reason.length(), REASON_CHARACTERS_MAX)));
    }

    private record ReaderKey(int schemaId, Class<? extends SpecificRecord> type) {}
}
