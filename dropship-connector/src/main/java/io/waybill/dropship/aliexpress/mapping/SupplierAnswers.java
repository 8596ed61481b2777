package io.waybill.dropship.aliexpress.mapping;

import io.waybill.dropship.aliexpress.mapping.SupplierOrder.Child;
import io.waybill.dropship.aliexpress.mapping.SupplierOrder.Logistics;
import io.waybill.dropship.aliexpress.mapping.TrackedParcel.Event;
import io.waybill.dropship.aliexpress.mapping.TrackedParcel.Item;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads orders and parcels from answers, whichever way these are written. Empty: it cannot be understood. */
public final class SupplierAnswers {

    private static final DateTimeFormatter WALL_CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String NOT_FOUND = "1001";
    private static final long PAY_SECONDS_MAX = 366L * 24 * 60 * 60;

    private SupplierAnswers() {}

    /** {@code zone}: whose wall clock the answer's times are by. */
    public static Optional<SupplierOrder> order(String id, JsonNode result, ZoneId zone) {
        var status = Lenient.text(result, "order_status");
        var list = Lenient.elements(result.path("child_order_list"));
        var children = list.stream().map(SupplierAnswers::child).flatMap(Optional::stream).toList();
        if (status.isEmpty() || children.isEmpty() || children.size() < list.size()) return Optional.empty();
        return Optional.of(new SupplierOrder(id, status, Lenient.text(result, "logistics_status"),
                payUntil(result, zone), children,
                Lenient.elements(result.path("logistics_info_list"))
                        .stream()
                        .map(info -> new Logistics(Lenient.text(info, "logistics_no"),
                                Lenient.text(info, "logistics_service")))
                        .filter(info -> !info.number().isEmpty())
                        .toList()));
    }

    /** An empty list: nothing is known of any parcel yet. */
    public static Optional<List<TrackedParcel>> parcels(JsonNode result) {
        var data = result.path("data");
        if (data.isObject()) {
            return Optional.of(Lenient.elements(data.path("tracking_detail_line_list"))
                    .stream()
                    .map(SupplierAnswers::parcel)
                    .toList());
        }
        var none = Lenient.text(result, "code").equals(NOT_FOUND) || Lenient.text(result, "msg").contains("NOT FOUND")
                || Lenient.isTrue(result, "ret");
        return none ? Optional.of(List.of()) : Optional.empty();
    }

    private static Optional<Child> child(JsonNode child) {
        var product = Lenient.text(child, "product_id");
        if (product.isEmpty()) return Optional.empty();
        return count(child, "product_count").map(count -> new Child(product, count, Lenient.text(child, "end_reason")));
    }

    private static Optional<Integer> count(JsonNode object, String field) {
        return Lenient.whole(object, field).filter(count -> count <= Integer.MAX_VALUE).map(Long::intValue);
    }

    private static @Nullable Instant payUntil(JsonNode result, ZoneId zone) {
        var seconds = Lenient.whole(result, "pay_timeout_second").filter(most -> most <= PAY_SECONDS_MAX);
        if (seconds.isEmpty()) return null;
        return createdAt(Lenient.text(result, "gmt_create"), zone).map(at -> at.plusSeconds(seconds.get()))
                .orElse(null);
    }

    private static Optional<Instant> createdAt(String text, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(text, WALL_CLOCK).atZone(zone).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static TrackedParcel parcel(JsonNode line) {
        return new TrackedParcel(Lenient.text(line, "mail_no"), Lenient.text(line, "carrier_name"),
                Lenient.elements(line.path("package_item_list")).stream().flatMap(item -> item(item).stream()).toList(),
                Lenient.elements(line.path("detail_node_list")).stream().map(SupplierAnswers::event).toList());
    }

    private static Optional<Item> item(JsonNode item) {
        var product = Lenient.text(item, "item_id");
        if (product.isEmpty()) return Optional.empty();
        return count(item, "quantity").map(units -> new Item(product, Lenient.text(item, "sku_desc"), units));
    }

    private static Event event(JsonNode node) {
        return new Event(Lenient.whole(node, "time_stamp")
                .filter(millis -> millis > 0)
                .map(Instant::ofEpochMilli)
                .orElse(null), Lenient.text(node, "tracking_name"));
    }
}
