package io.waybill.simulator.aliexpress.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What aliexpress.ds.order.tracking.get knows of an order's parcels at one moment. */
record SupplierTrackingBody(SupplierOrder order, Wire wire, Instant now) {

    ObjectNode json() {
        List<ObjectNode> lines = order.parcels(now)
                .stream()
                .filter(parcel -> parcel.isKnown(now))
                .map(this::line)
                .toList();
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (lines.isEmpty()) {
            return result.put("ret", false).put("msg", "TRACKING DATA NOT FOUND").put("code", "1001");
        }
        result.put("ret", true);
        wire.list(result.putObject("data"), "tracking_detail_line_list", "tracking_detail", lines);
        return result;
    }

    private ObjectNode line(Parcel parcel) {
        ObjectNode line = JsonNodeFactory.instance.objectNode()
                .put("mail_no", parcel.number(now))
                .put("carrier_name", parcel.carrier(now))
                .put("eta_time_stamps", parcel.times().deliveredAt().toEpochMilli());
        wire.list(line, "package_item_list", "package_item", parcel.parts().stream().map(this::item).toList());
        wire.list(line, "detail_node_list", "detail_node", nodes(parcel.times()).reversed());
        return line;
    }

    private ObjectNode item(Parcel.Part part) {
        Child child = order.children().get(part.child());
        return JsonNodeFactory.instance.objectNode()
                .put("item_id", child.product().productId())
                .put("item_title", child.product().name())
                .put("sku_desc", child.skuAttr())
                .put("quantity", part.quantity());
    }

    /** Oldest first. */
    private List<ObjectNode> nodes(Parcel.Times times) {
        List<ObjectNode> nodes = new ArrayList<>();
        node(nodes, times.leavesAt(), "Shipped", "Accepted by carrier");
        node(nodes, times.finalAt(), "In transit", "Handed over to the local carrier");
        node(nodes, times.deliveredAt(), "Delivered", "Delivered, in/at mailbox");
        return nodes;
    }

    private void node(List<ObjectNode> nodes, Instant at, String name, String description) {
        if (!at.isAfter(now)) {
            nodes.add(JsonNodeFactory.instance.objectNode()
                    .put("time_stamp", at.toEpochMilli())
                    .put("tracking_name", name)
                    .put("tracking_detail_desc", description));
        }
    }
}
