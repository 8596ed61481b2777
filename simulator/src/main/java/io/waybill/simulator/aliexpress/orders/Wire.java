package io.waybill.simulator.aliexpress.orders;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How lists are written, of which AliExpress has several ways.
 *
 * @param bare        as plain arrays: asked for by {@code simplify=true}
 * @param oneAsObject a list of one is written as its element
 * @param prefix      what the names inside of an order's lists begin with: {@code aeop} or {@code ae}
 */
public record Wire(boolean bare, boolean oneAsObject, String prefix) {

    /** {@code outer: {inner: [...]}}, or what the way of writing makes of it. */
    void list(ObjectNode into, String outer, String inner, List<? extends JsonNode> elements) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        elements.forEach(array::add);
        JsonNode list = oneAsObject && array.size() == 1 ? array.get(0) : array;
        if (bare) {
            into.set(outer, list);
        } else {
            into.putObject(outer).set(inner, list);
        }
    }
}
