package io.waybill.orders.processing;

import io.waybill.kit.outbox.Message;
import io.waybill.orders.announcing.Announcements;
import io.waybill.orders.announcing.FactRecords;
import io.waybill.orders.order.Decision;
import io.waybill.orders.order.Decision.Granted;
import io.waybill.orders.order.FulfillmentOrderId;
import io.waybill.orders.order.Order;
import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.order.OrderDecider;
import io.waybill.orders.order.OrderFact.FulfillmentRequested;
import io.waybill.orders.order.OrderId;
import io.waybill.schemas.OrderEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The orders of one transaction while they change, with what is to be announced. */
final class Batch {

    private final Map<OrderId, Order> locked;
    private final Map<OrderId, Order> orders;
    private final List<OrderEvent> events = new ArrayList<>();
    private final Set<FulfillmentOrderId> asked = new LinkedHashSet<>();

    Batch(Map<OrderId, Order> locked) {
        this.locked = locked;
        this.orders = new LinkedHashMap<>(locked);
    }

    Decision decide(OrderDecider decider, OrderCommand command) {
        var order = orders.getOrDefault(command.orderId(), Order.unknown(command.orderId()));
        var decision = decider.decide(order, command);
        if (decision instanceof Granted granted) take(order, command, granted);
        return decision;
    }

    private void take(Order before, OrderCommand command, Granted granted) {
        var sequence = before.version();
        for (var fact : granted.facts()) {
            sequence++;
            events.add(FactRecords.toRecord(before.id(), sequence, command.at(), command.cause(), fact));
            if (fact instanceof FulfillmentRequested wish) asked.add(wish.id());
        }
        orders.put(before.id(), granted.after());
    }

    List<OrderEvent> events() {
        return events;
    }

    /** The wishes as they are at the end; what was wished for in between, nobody needs to know. */
    Stream<Message> wishes() {
        return asked.stream().map(id -> {
            var order = orders.getOrDefault(id.orderId(), Order.unknown(id.orderId()));
            return Announcements.wish(order, order.fulfillmentOrder(id).orElseThrow());
        });
    }

    List<Change> changes() {
        return locked.values()
                .stream()
                .map(before -> new Change(before, orders.getOrDefault(before.id(), before)))
                .filter(c -> c.ofDocument() || c.ofRevisions() || c.ofRecipient())
                .toList();
    }
}
