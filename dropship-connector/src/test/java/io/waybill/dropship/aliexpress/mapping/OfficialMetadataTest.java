package io.waybill.dropship.aliexpress.mapping;

import static io.waybill.dropship.aliexpress.mapping.Wishes.CATALOGUE;
import static io.waybill.dropship.aliexpress.mapping.Wishes.line;
import static io.waybill.dropship.aliexpress.mapping.Wishes.to;
import static io.waybill.dropship.aliexpress.mapping.Wishes.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.waybill.backbone.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names are held against the platform's own metadata, where a checkout has it beside it; it is never copied here. */
class OfficialMetadataTest {

    @Test
    void what_is_sent_has_official_names_and_all_that_is_required() throws IOException {
        var parameter = metadata("aliexpress_trade_buy_placeorder").path("requestParams").path(0);
        var sent = PlacingBody.request(to(wish(line("1", "BLACK-MUG", 1)), there -> there.setAddress2("2nd floor")),
                CATALOGUE);
        var address = named(parameter, "logistics_address");
        var items = named(parameter, "product_items");

        assertThat(parameter.path("name").asString()).isEqualTo(PlacingBody.REQUEST);
        // Only in the newer API, of which there is no metadata.
        assertThat(sent.propertyNames()).containsExactlyInAnyOrder("out_order_id", "logistics_address",
                "product_items");
        assertThat(sent.path("logistics_address").propertyNames()).isSubsetOf(names(address))
                .containsAll(required(
                        address));
        assertThat(sent.path("product_items").path(0).propertyNames()).isSubsetOf(names(items))
                .containsAll(required(
                        items));
    }

    @Test
    void what_is_read_has_official_names() throws IOException {
        var result = metadata("aliexpress_trade_ds_order_get").path("responseParams").path(0);

        assertThat(names(result)).contains("order_status", "logistics_status", "gmt_create", "child_order_list",
                "logistics_info_list");
        assertThat(names(named(result, "child_order_list"))).contains("product_id", "product_count");
        assertThat(names(named(result, "logistics_info_list"))).contains("logistics_no", "logistics_service");
    }

    private static JsonNode named(JsonNode described, String name) {
        return described.path("subParams")
                .valueStream()
                .filter(field -> field.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode described) {
        return described.path("subParams").valueStream().map(field -> field.path("name").asString()).toList();
    }

    private static List<String> required(JsonNode described) {
        return described.path("subParams")
                .valueStream()
                .filter(field -> field.path("required").asBoolean(false))
                .map(field -> field.path("name").asString())
                .toList();
    }

    private static JsonNode metadata(String api) throws IOException {
        var file = Home.find()
                .root()
                .resolve("../shared/apis/data/aliexpress/top-metadata/%s.json".formatted(api))
                .normalize();
        var inWorktree = Home.find()
                .root()
                .resolve("../../shared/apis/data/aliexpress/top-metadata/%s.json".formatted(
                        api))
                .normalize();
        var there = Files.isRegularFile(file) ? file : inWorktree;
        assumeTrue(Files.isRegularFile(there), "skipped: no official metadata at " + file);
        return JsonMapper.shared().readTree(Files.readString(there));
    }
}
