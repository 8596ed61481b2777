package io.waybill.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Looks for a text in every column of every table of every database, and in every record of every topic. */
record TraceSearch(Stack stack) {

    private static final String DATABASES = """
            select datname from pg_database where not datistemplate and datname <> 'postgres'""";
    private static final String TABLES = """
            select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables
             where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""";

    /** The tables that hold it, each with its database in front. */
    Set<String> inDatabases(String text) throws SQLException {
        var found = new TreeSet<String>();
        for (var database : texts("postgres", DATABASES)) {
            try (var connection = connect(database)) {
                for (var table : texts(connection, TABLES)) {
                    if (isIn(connection, table, text)) found.add(database + "." + table.replace("public.", ""));
                }
            }
        }
        return found;
    }

    /** A row as text shows every column, and bytes in hex. */
    private static boolean isIn(Connection connection, String table, String text) throws SQLException {
        try (var query = connection.prepareStatement("""
                select 1 from %s t where position(? in lower(t::text)) > 0 or position(? in t::text) > 0 limit 1"""
                .formatted(table))) {
            query.setString(1, text.toLowerCase(Locale.ROOT));
            query.setString(2, HexFormat.of().formatHex(text.getBytes(UTF_8)));
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    List<String> texts(String database, String sql) throws SQLException {
        try (var connection = connect(database)) {
            return texts(connection, sql);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(stack.database(database));
    }

    /** Where every topic ends now. */
    Map<TopicPartition, Long> ends() {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer));
        }
    }

    /** The topics that hold it from there on; from everywhere where {@code from} is empty. */
    Set<String> inTopics(String text, Map<TopicPartition, Long> from) {
        var found = new TreeSet<String>();
        try (var consumer = consumer()) {
            var partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            from.forEach(consumer::seek);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (holds(record, text)) found.add(record.topic());
                }
            }
        }
        return found;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        return consumer.listTopics()
                .values()
                .stream()
                .flatMap(List::stream)
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static boolean holds(ConsumerRecord<byte[], byte[]> record, String text) {
        return holds(record.key(), text) || holds(record.value(), text)
                || StreamSupport.stream(record.headers().spliterator(), false)
                        .anyMatch(header -> holds(header.value(), text));
    }

    /** Avro keeps texts as they are. */
    private static boolean holds(byte @Nullable [] bytes, String text) {
        return bytes != null && new String(bytes, UTF_8).contains(text);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", stack.kafka()),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
