package io.waybill.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Bare Avro, both ways; in memory, so that no exception is to be expected. */
final class AvroCode {

    private AvroCode() {}

    static byte[] body(SpecificRecord record) {
        return written(record.getSchema(), record,
                new SpecificDatumWriter<>(record.getSchema(), SpecificData.getForClass(record.getClass())), false);
    }

    static byte[] body(GenericRecord record) {
        return written(record.getSchema(), record, new GenericDatumWriter<>(record.getSchema()), false);
    }

    /** Plain Avro JSON: decimals are bytes, nullable values carry their type. */
    static String json(GenericRecord record) {
        byte[] bytes = written(record.getSchema(), record, new GenericDatumWriter<>(record.getSchema()), true);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Every value of a record, to compare it by. The generated {@code equals} will not do: where lists that were read hold
     * records with a nullable time it throws, because Avro's list compares without the conversions of its record.
     */
    static String values(SpecificRecord record) {
        return json(generic(body(record), record.getSchema(), Today.published(record.getClass())));
    }

    static GenericRecord generic(byte[] body, Schema writer, Schema reader) {
        try {
            return new GenericDatumReader<GenericRecord>(writer, reader, new GenericData()).read(null,
                    DecoderFactory.get().binaryDecoder(body, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GenericRecord generic(String json, Schema schema) {
        try {
            return new GenericDatumReader<GenericRecord>(schema).read(null,
                    DecoderFactory.get().jsonDecoder(schema, json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T extends SpecificRecord> T specific(byte[] body, Schema writer, Class<T> type) {
        SpecificData model = SpecificData.getForClass(type);
        try {
            return new SpecificDatumReader<T>(writer, model.getSchema(type), model).read(null,
                    DecoderFactory.get().binaryDecoder(body, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> byte[] written(Schema schema, T record, GenericDatumWriter<T> writer, boolean json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Encoder encoder = json
                    ? EncoderFactory.get().jsonEncoder(schema, out, true)
                    : EncoderFactory.get().binaryEncoder(out, null);
            writer.write(record, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
