package io.waybill.pos.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.waybill.pos.sale.SaleReader.Reading;
import io.waybill.schemas.OrderReceived;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recorded orders are not part of this project; where they lie beside it, the mapping has to understand them all. */
class ShopifyMappingOfSampleBodiesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void understands_every_recorded_order() throws IOException {
        var folder = samples();
        if (!Files.isDirectory(folder)) System.out.println("skipped: no recorded orders at " + folder);
        assumeTrue(Files.isDirectory(folder));

        var orders = new ArrayList<JsonNode>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
                collect(JSON.readTree(Files.readAllBytes(file)), orders);
            }
        }

        assertThat(orders).hasSizeGreaterThan(20);
        for (var order : orders) {
            assertThat(Body.read(JSON.writeValueAsBytes(order)))
                    .isInstanceOfSatisfying(Reading.Read.class, read -> matches(order, read.order()));
        }
    }

    private static void matches(JsonNode order, OrderReceived read) {
        assertThat(read.getName()).isEqualTo(order.required("name").asString());
        assertThat(read.getLines()).hasSize(order.required("line_items").size());
        assertThat(read.getShipments()).hasSize(order.required("fulfillments").size());
    }

    private static void collect(JsonNode node, List<JsonNode> orders) {
        if (Stream.of("id", "name", "line_items", "fulfillments", "currency").allMatch(node::has)) {
            orders.add(node);
        } else {
            node.forEach(child -> collect(child, orders));
        }
    }

    private static Path samples() {
        var given = System.getProperty("waybill.samples");
        if (given != null) return Path.of(given);
        var at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("mvnw")) && at.getParent() != null) at = at.getParent();
        return at.resolveSibling("shared/apis/data/shopify");
    }
}
