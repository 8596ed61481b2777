package io.waybill.schemas;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;

/**
 * Reads framed records with Confluent's own deserializer and the Avro that comes with it, in a JVM that has nothing else:
 * a line of hex digits in, a line of Avro JSON out.
 */
public final class ConfluentReader {

    private ConfluentReader() {}

    public static void main(String[] args) throws Exception {
        Object deserializer = Class.forName("io.confluent.kafka.serializers.KafkaAvroDeserializer")
                .getDeclaredConstructor()
                .newInstance();
        deserializer.getClass()
                .getMethod("configure", Map.class, boolean.class)
                .invoke(deserializer,
                        Map.of("schema.registry.url", args[0]), false);
        Method read = deserializer.getClass().getMethod("deserialize", String.class, byte[].class);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            byte[] framed = HexFormat.of().parseHex(line);
            System.out.write(json((GenericRecord) read.invoke(deserializer, "topic", framed)));
            System.out.println();
        }
    }

    private static byte[] json(GenericRecord record) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonEncoder encoder = EncoderFactory.get().jsonEncoder(record.getSchema(), out, false);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
