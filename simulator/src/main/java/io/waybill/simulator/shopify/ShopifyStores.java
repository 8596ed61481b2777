package io.waybill.simulator.shopify;

import io.waybill.simulator.delivery.Deliveries;
import io.waybill.simulator.ledger.Ledger;
import io.waybill.simulator.ledger.Outside;
import io.waybill.simulator.shopify.ShopifyStore.OrderRoom;
import io.waybill.simulator.shopify.ShopifyStore.Told;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Every store by its domain, and what is true of their orders. */
@Component
@EnableConfigurationProperties(ShopifyProperties.class)
public class ShopifyStores implements Outside {

    private final Map<String, ShopifyStore> byDomain = new LinkedHashMap<>();
    private final Deliveries deliveries;

    ShopifyStores(ShopifyProperties properties, InstantSource clock, Deliveries deliveries, Ledger ledger) {
        this.deliveries = deliveries;
        long firstId = properties.firstOrderId() > 0
                ? properties.firstOrderId()
                : clock.instant().getEpochSecond() * 1000;
        OrderRoom room = new OrderRoom(new AtomicLong(firstId), new AtomicLong(properties.ordersMax()));
        Told told = new Told(clock, deliveries, ledger);
        properties.stores().forEach(shop -> byDomain.put(shop.domain(), new ShopifyStore(shop, room, told)));
    }

    Optional<ShopifyStore> store(String domain) {
        return Optional.ofNullable(byDomain.get(domain));
    }

    /** The store of that domain, or the first one when none is named. */
    public Optional<Till> till(@Nullable String domain) {
        return byDomain.values()
                .stream()
                .filter(store -> domain == null || domain.equals(store.domain()))
                .map(Till.class::cast)
                .findFirst();
    }

    @Override
    public List<Outside.Order> orders(long after, int limit) {
        return byDomain.values()
                .stream()
                .flatMap(
                        store -> store.ordersAfter(after, limit).stream().map(order -> truth(store.shop(), order)))
                .sorted(Comparator.comparingLong(Outside.Order::id))
                .limit(limit)
                .toList();
    }

    @Override
    public int pendingWebhooks() {
        return deliveries.pending();
    }

    private static Outside.Order truth(Shop shop, ShopOrder order) {
        ShopOrder.Cancellation cancellation = order.cancellation();
        Outside.Status status = new Outside.Status(order.head().delivery().name(), order.head().location().id(),
                order.fulfillmentStatus(), order.financialStatus(), cancellation == null ? null : cancellation.at());
        return new Outside.Order(shop.domain(), order.head().id(), order.name(), status, order.stamp().change(),
                order.stamp().updatedAt(),
                order.lines()
                        .stream()
                        .map(line -> new Outside.Line(line.id(), line.product().sku(), line.current(),
                                line.fulfilled()))
                        .toList());
    }
}
