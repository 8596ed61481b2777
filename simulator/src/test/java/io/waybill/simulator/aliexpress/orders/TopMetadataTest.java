package io.waybill.simulator.aliexpress.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.waybill.simulator.shape.Shape.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Field names are those of the platform's own metadata, where a checkout has it beside it; it is never copied here. */
class TopMetadataTest {

    private static final Path FOLDER = Path.of(System.getProperty("waybill.facts", "../../shared/apis"), "data",
            "aliexpress", "top-metadata");

    /** Known from practice: the metadata is of the API that was there before. */
    private static final Set<String> ONLY_IN_PRACTICE = Set.of("out_order_id");

    private final SuppliersFixture world = new SuppliersFixture();

    @Test
    void requests_have_the_fields_of_the_metadata() throws Exception {
        JsonNode request = metadata("aliexpress_trade_buy_placeorder").at("/requestParams/0");
        assertThat(PlaceCheck.REQUEST.fields()
                .stream()
                .map(Field::name)
                .filter(
                        name -> !ONLY_IN_PRACTICE.contains(name)))
                .containsExactlyInAnyOrderElementsOf(names(request));
        assertThat(PlaceCheck.ADDRESS.fields().stream().map(Field::name))
                .containsExactlyInAnyOrderElementsOf(names(named(request, "logistics_address")));
        assertThat(SuppliersFixture.request("o-1", 1, SuppliersFixture.MUG).at("/product_items/0").propertyNames())
                .isSubsetOf(names(named(request, "product_items")));
    }

    @Test
    void orders_have_all_fields_of_the_metadata() throws Exception {
        long id = world.made("o-1", 1, SuppliersFixture.MUG).getFirst();
        world.clock.advanceMillis(300);
        ObjectNode order = world.suppliers.get("main", id, new Wire(true, false, "aeop")).orElseThrow();
        assertHasAll(metadata("aliexpress_trade_ds_order_get").at("/responseParams/0"), order);
    }

    private static void assertHasAll(JsonNode described, JsonNode value) {
        for (JsonNode field : described.path("subParams")) {
            String name = field.path("name").asString();
            JsonNode inner = value.path(name);
            assertThat(inner.isMissingNode()).as(name).isFalse();
            boolean number = field.path("type").asString().equals("Number");
            assertThat(!number || inner.isNumber()).as(name).isTrue();
            assertHasAll(field, inner.isArray() ? inner.path(0) : inner);
        }
    }

    private static JsonNode named(JsonNode described, String name) {
        return described.path("subParams")
                .valueStream()
                .filter(field -> field.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(JsonNode described) {
        return described.path("subParams")
                .valueStream()
                .map(field -> field.path("name").asString())
                .collect(Collectors.toSet());
    }

    private static JsonNode metadata(String api) throws Exception {
        Path file = FOLDER.resolve(api + ".json");
        assumeTrue(Files.isRegularFile(file),
                "skipped: no official metadata at " + file.toAbsolutePath().normalize());
        return JsonMapper.shared().readTree(Files.readString(file));
    }
}
