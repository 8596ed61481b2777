package io.waybill.simulator.shopify;

import io.waybill.simulator.delivery.Deliveries;
import io.waybill.simulator.ledger.Ledger;
import io.waybill.simulator.shopify.Outcome.Changed;
import io.waybill.simulator.shopify.Outcome.Full;
import io.waybill.simulator.shopify.Outcome.NotFound;
import io.waybill.simulator.shopify.Outcome.Refused;
import io.waybill.simulator.shopify.StaffAction.Sell;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** One store and its orders: an action is decided, kept and told about before the next one is looked at. */
final class ShopifyStore implements Till {

    private static final int FIRST_NUMBER = 1001;

    private final Shop shop;
    private final Counter counter;
    private final OrderRoom room;
    private final Told told;
    private final NavigableMap<Long, ShopOrder> orders = new TreeMap<>();

    ShopifyStore(Shop shop, OrderRoom room, Told told) {
        this.shop = shop;
        this.counter = new Counter(shop);
        this.room = room;
        this.told = told;
    }

    /** Who hears of an action: the receivers of webhooks and the ledger. */
    record Told(InstantSource clock, Deliveries deliveries, Ledger ledger) {}

    /** Ids for orders, and how many more all stores together may hold. */
    record OrderRoom(AtomicLong nextId, AtomicLong freePlaces) {}

    Shop shop() {
        return shop;
    }

    synchronized Outcome sell(Sell sell) {
        Instant now = told.clock().instant();
        if (room.freePlaces().get() <= 0) {
            return new Full("the simulator holds as many orders as waybill.simulator.shopify.orders-max allows");
        }
        if (!told.deliveries().hasRoom()) {
            return noRoom();
        }
        Outcome outcome = counter.sell(room.nextId().get(), FIRST_NUMBER + orders.size(), sell, now);
        if (outcome instanceof Changed) {
            room.nextId().incrementAndGet();
            room.freePlaces().decrementAndGet();
        }
        return settled(outcome, "-", "sell", now);
    }

    synchronized Outcome act(long id, StaffAction action) {
        Instant now = told.clock().instant();
        ShopOrder order = orders.get(id);
        if (order == null) {
            return new NotFound();
        }
        if (!told.deliveries().hasRoom()) {
            return noRoom();
        }
        String name = action.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return settled(counter.decide(order, action, now), Long.toString(id), name, now);
    }

    synchronized Optional<ShopOrder> order(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    synchronized List<ShopOrder> ordersAfter(long id, int limit) {
        return orders.tailMap(id, false).values().stream().limit(limit).toList();
    }

    private Outcome settled(Outcome outcome, String orderId, String action, Instant now) {
        switch (outcome) {
            case Changed changed -> {
                long id = changed.order().head().id();
                orders.put(id, changed.order());
                told.ledger().action(now, shop.domain(), Long.toString(id), action, null);
                tell(changed, now);
            }
            case Refused refused -> told.ledger().action(now, shop.domain(), orderId, action, refused.why());
            case NotFound unknown -> throw new IllegalStateException("an action on no order was decided");
            case Full full -> throw new IllegalStateException("an action without room was decided");
        }
        return outcome;
    }

    private void tell(Changed changed, Instant now) {
        List<String> topics = changed.topics();
        for (int nth = 0; nth < topics.size(); nth++) {
            told.deliveries().accept(new ShopifyWebhook(shop, changed.order(), topics.get(nth), nth), now);
        }
    }

    @Override
    public String domain() {
        return shop.domain();
    }

    @Override
    public List<Long> locationIds() {
        return shop.locations().stream().map(Shop.Location::id).toList();
    }

    @Override
    public List<String> skus() {
        return shop.products().stream().map(Shop.Product::sku).toList();
    }

    @Override
    public boolean hasRoom() {
        return room.freePlaces().get() > 0 && told.deliveries().hasRoom();
    }

    @Override
    public OptionalLong ring(Sell sell) {
        return sell(sell) instanceof Changed changed
                ? OptionalLong.of(changed.order().head().id())
                : OptionalLong.empty();
    }

    @Override
    public boolean change(long orderId, StaffAction action) {
        return act(orderId, action) instanceof Changed;
    }

    private static Full noRoom() {
        return new Full("as many webhooks wait as waybill.simulator.delivery.queued-webhooks-max allows:"
                + " is the receiver up?");
    }
}
