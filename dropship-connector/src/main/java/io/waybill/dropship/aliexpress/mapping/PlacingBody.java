package io.waybill.dropship.aliexpress.mapping;

import io.waybill.kit.channel.OutsideChannel.Prepared;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.RequestedLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The call that places an order: both of its parameters in one text, which each repeat sends again to the byte. */
public final class PlacingBody {

    static final String REQUEST = "param_place_order_request4_open_api_d_t_o";
    static final String EXTENSION = "ds_extend_request";

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int UNITS_PER_PRODUCT_MAX = 100_000;

    private PlacingBody() {}

    public static Prepared of(FulfillmentRequest request, Catalogue catalogue) {
        return wrong(request, catalogue).<Prepared>map(Prepared.Impossible::new)
                .orElseGet(() -> new Prepared.Body(text(request, catalogue)));
    }

    /** The parameters of a text that was made here. */
    public static Map<String, String> parameters(String text) {
        return MAPPER.readTree(text)
                .properties()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, parameter -> parameter.getValue().asString()));
    }

    private static Optional<String> wrong(FulfillmentRequest request, Catalogue catalogue) {
        return request.getLines()
                .stream()
                .map(RequestedLine::getSku)
                .filter(sku -> catalogue.product(sku).isEmpty())
                .findFirst()
                .map(sku -> ("sku %s is no product of AliExpress account %s: map it under "
                        + "waybill.dropship.aliexpress.accounts[].products or route it elsewhere").formatted(sku,
                                catalogue.account()))
                .or(() -> DeliveryAddress.wrong(request.getRecipient()))
                .or(() -> units(request, catalogue).entrySet()
                        .stream()
                        .filter(item -> item.getValue() > UNITS_PER_PRODUCT_MAX)
                        .findFirst()
                        .map(item -> "more than %d units of one product: split the order".formatted(
                                UNITS_PER_PRODUCT_MAX)));
    }

    private static String text(FulfillmentRequest request, Catalogue catalogue) {
        return MAPPER.createObjectNode()
                .put(REQUEST, request(request, catalogue).toString())
                .put(EXTENSION, extension(catalogue).toString())
                .toString();
    }

    static JsonNode request(FulfillmentRequest request, Catalogue catalogue) {
        var json = MAPPER.createObjectNode().put("out_order_id", request.getFulfillmentOrderId());
        json.set("logistics_address", DeliveryAddress.json(request.getRecipient()));
        var items = json.putArray("product_items");
        units(request, catalogue).forEach((product, units) -> item(items.addObject(), product, units));
        return json;
    }

    /** Lines of the same variant are one item: AliExpress would not tell them apart. */
    private static Map<SupplierProduct, Long> units(FulfillmentRequest request, Catalogue catalogue) {
        var units = new LinkedHashMap<SupplierProduct, Long>();
        for (var line : request.getLines()) {
            catalogue.product(line.getSku())
                    .ifPresent(product -> units.merge(product, (long) line.getQuantity(), Long::sum));
        }
        return units;
    }

    private static void item(ObjectNode item, SupplierProduct product, long units) {
        item.put("product_id", Long.parseLong(product.productId())).put("product_count", units);
        if (!product.skuAttr().isEmpty()) item.put("sku_attr", product.skuAttr());
        if (!product.logisticsService().isEmpty()) item.put("logistics_service_name", product.logisticsService());
    }

    private static JsonNode extension(Catalogue catalogue) {
        var json = MAPPER.createObjectNode();
        json.putObject("payment").put("pay_currency", "USD").put("try_to_pay", Boolean.toString(catalogue.autoPay()));
        return json;
    }
}
