package io.waybill.dropship.aliexpress.mapping;

import java.time.ZoneId;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Orders and parcels as AliExpress writes them, in short. */
final class AliExpressSays {

    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    private AliExpressSays() {}

    static Sightings.Seen shipped(String id, String children, String... numbers) {
        return order(id, "WAIT_BUYER_ACCEPT_GOODS", "SELLER_SEND_GOODS", children, numbers);
    }

    static Sightings.Seen partly(String id, String children) {
        return order(id, "SELLER_PART_SEND_GOODS", "SELLER_SEND_PART_GOODS", children);
    }

    /** Children are written as product, count and end reason, with commas between them. */
    static Sightings.Seen order(String id, String status, String logistics, String children,
            String... numbers) {
        var mapper = JsonMapper.shared();
        var body = mapper.createObjectNode()
                .put("gmt_create", "2024-05-14 03:11:52")
                .put("order_status", status)
                .put("logistics_status", logistics)
                .put("pay_timeout_second", "86400");
        var list = body.putObject("child_order_list").putArray("aeop_child_order_info");
        for (var child : children.split(",", -1)) {
            var parts = child.split(" ", -1);
            list.addObject()
                    .put("product_id", Long.parseLong(parts[0]))
                    .put("product_count", Integer.parseInt(parts[1]))
                    .put("end_reason", parts[2].equals("-") ? "" : parts[2]);
        }
        var info = body.putObject("logistics_info_list").putArray("aeop_order_logistics_info");
        for (var number : numbers) {
            info.addObject().put("logistics_no", number).put("logistics_service", "CAINIAO_STANDARD");
        }
        return new Sightings.Seen(SupplierAnswers.order(id, body, ZONE).orElseThrow(), List.of());
    }

    /** Parcels are written as number, carrier, product:units:variant, time and last event. */
    static Sightings.Seen tracking(String... parcels) {
        var body = JsonMapper.shared().createObjectNode().put("ret", true);
        var list = body.putObject("data").putObject("tracking_detail_line_list").putArray("tracking_detail");
        for (var parcel : parcels) {
            var parts = parcel.split(" ", -1);
            var line = list.addObject().put("mail_no", parts[0]).put("carrier_name", parts[1]);
            line.putObject("detail_node_list")
                    .putArray("detail_node")
                    .addObject()
                    .put("time_stamp", Long.parseLong(parts[3]))
                    .put("tracking_name", parts[4]);
            if (parts[2].equals("-")) continue;
            var item = parts[2].split(":", -1);
            line.putObject("package_item_list")
                    .putArray("package_item")
                    .addObject()
                    .put("item_id", Long.parseLong(item[0]))
                    .put("quantity", Integer.parseInt(item[1]))
                    .put("sku_desc", item.length > 2 ? item[2] : "");
        }
        return new Sightings.Seen(new SupplierOrder("", "", "", null, List.of(), List.of()),
                SupplierAnswers.parcels(body).orElseThrow());
    }
}
