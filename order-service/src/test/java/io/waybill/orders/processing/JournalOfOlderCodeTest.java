package io.waybill.orders.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.orders.OrderServiceStack;
import io.waybill.orders.order.OrderFact.ShipmentRecorded;
import io.waybill.orders.order.OrderFixture;
import io.waybill.orders.order.OrderId;
import io.waybill.schemas.OrderEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.MissingSchemaException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Facts are for ever, and their schema goes on changing. */
class JournalOfOlderCodeTest extends OrderServiceStack {

    private static final Path V1 = Path.of("../schemas/src/test/resources/golden/v1");

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private OrderReader reader;
    @Autowired
    private OrderProcessor processor;

    @Test
    void a_fact_of_an_older_version_is_read_by_the_schema_it_was_written_with() throws IOException {
        var schema = new Schema.Parser().parse(Files.readString(V1.resolve("OrderEvent.avsc")));
        var fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        assertThat(fingerprint).isNotEqualTo(SchemaNormalization.parsingFingerprint64(OrderEvent.getClassSchema()));
        var id = written(Files.readAllBytes(V1.resolve("OrderEvent.full.avro")));
        assertThatThrownBy(() -> reader.timeline(id, 0, 10)).isInstanceOf(MissingSchemaException.class);

        jdbc.sql("insert into journal_schema values (?, ?)").params(List.of(fingerprint, schema.toString())).update();
        assertThat(reader.timeline(id, 0, 10)).singleElement()
                .satisfies(entry -> assertThat(entry.fact()).isInstanceOfSatisfying(ShipmentRecorded.class,
                        f -> assertThat(f.shipment().report().tracking().carrier()).isEqualTo("UPS")));
    }

    @Test
    void what_is_written_today_can_be_read_by_whoever_comes_later() {
        processor.process(List.of(OrderFixture.placed(OrderFixture.line("1", "MAN-HAT", 1))));
        assertThat(jdbc.sql("select schema from journal_schema where fingerprint = ?")
                .param(SchemaNormalization.parsingFingerprint64(OrderEvent.getClassSchema()))
                .query(String.class)
                .list()).containsExactly(OrderEvent.getClassSchema().toString());
    }

    private OrderId written(byte[] body) {
        var id = new OrderId(UUID.randomUUID().toString().replace("-", ""));
        jdbc.sql("insert into order_journal (order_id, sequence, type, at, body) values (?, 1, 'x', now(), ?)")
                .params(List.of(id.value(), body))
                .update();
        return id;
    }
}
