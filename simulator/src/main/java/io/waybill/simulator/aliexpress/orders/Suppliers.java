package io.waybill.simulator.aliexpress.orders;

import io.waybill.simulator.aliexpress.orders.Placed.Made;
import io.waybill.simulator.aliexpress.orders.Placed.NotMade;
import io.waybill.simulator.aliexpress.orders.SupplierOrder.Head;
import io.waybill.simulator.ledger.Counterpart.Truth;
import io.waybill.simulator.ledger.EffectLedger;
import io.waybill.simulator.ledger.EffectLedger.EffectKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All stores at AliExpress and the orders that were placed with them. */
public final class Suppliers {

    private static final long FIRST_ID = 8_100_000_000_000_000L;
    private static final int SECONDS_ROUND = 1_000_000_000;
    private static final int IDS_PER_SECOND = 100_000;

    private final Catalogue catalogue;
    private final Rules rules;
    private final InstantSource clock;
    private final EffectLedger ledger;
    private final PlaceCheck check;
    private final SupplierPlan plan;
    private final Map<Long, Integer> stock = new HashMap<>();
    private final Map<EffectKey, Instant> placedAt = new HashMap<>();
    private final NavigableMap<Long, SupplierOrder> orders = new TreeMap<>();
    private long nextId;

    public Suppliers(Catalogue catalogue, Rules rules, InstantSource clock, EffectLedger ledger) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.clock = clock;
        this.ledger = ledger;
        this.check = new PlaceCheck(catalogue);
        this.plan = new SupplierPlan(rules.pace());
        catalogue.products().forEach(product -> stock.put(product.productId(), product.stock()));
        // By the clock, so that a restarted simulator does not give ids again.
        nextId = FIRST_ID + clock.instant().getEpochSecond() % SECONDS_ROUND * IDS_PER_SECOND;
    }

    /** How fast suppliers are, how long a buyer's key is known, and how many orders are kept. */
    public record Rules(Pace pace, Duration repeatWindow, int ordersMax) {}

    /** An order as the people of {@code /sim/aliexpress} see it. */
    public record Seen(long orderId, String account, String outOrderId, String status, Instant createdAt, int units,
            int shippedUnits, List<Item> items) {

        /** One product of it. */
        public record Item(long productId, String skuAttr, int count, String endReason) {}
    }

    /** aliexpress.ds.order.create: all is placed, as one order a store, or nothing. */
    public synchronized Placed place(String account, JsonNode request, JsonNode extend) {
        String outOrderId = PlaceCheck.text(request, "out_order_id");
        EffectKey key = new EffectKey("aliexpress", account, outOrderId);
        Optional<Failure> wrong = check.wrong(request, extend);
        if (wrong.isEmpty() && isRepeat(key)) {
            ledger.repeated(key);
            return new NotMade("REPEATED_ORDER_ERROR", "out_order_id " + outOrderId + " was used before");
        }
        Optional<Failure> failure = wrong.or(() -> noStock(request)).or(this::noRoom);
        if (failure.isPresent()) {
            if (outOrderId.length() <= PlaceCheck.KEY_CHARACTERS_MAX) {
                ledger.refused(key);
            }
            return new NotMade(failure.get().code(), failure.get().message());
        }
        boolean pay = PlaceCheck.text(extend.path("payment"), "try_to_pay").equals("true");
        return made(key, children(request), PlaceCheck.text(request.path("product_items").path(0),
                "logistics_service_name"), pay);
    }

    /** aliexpress.trade.ds.order.get: the {@code result}, or nothing where the order is not the account's. */
    public synchronized Optional<ObjectNode> get(String account, long id, Wire wire) {
        return owned(account, id).map(
                order -> new SupplierOrderBody(order, rules.pace().payTimeout(), wire, clock.instant()).json());
    }

    /** aliexpress.ds.order.tracking.get: likewise. */
    public synchronized Optional<ObjectNode> tracking(String account, long id, Wire wire) {
        return owned(account, id).map(order -> new SupplierTrackingBody(order, wire, clock.instant()).json());
    }

    /** False where the order is not there, or is paid or closed already. */
    public synchronized boolean pay(long id) {
        return change(id, order -> plan.pay(order, clock.instant()));
    }

    /** False where the order is not there, or it is too late. */
    public synchronized boolean cancel(long id, Optional<Long> productId, String reason) {
        return change(id, order -> plan.cancel(order, productId, reason, clock.instant()));
    }

    /** False where the order is not there, or nothing of it can leave. */
    public synchronized boolean ship(long id) {
        return change(id, order -> plan.ship(order, clock.instant()));
    }

    /** False where there is no such product; holds for orders to come. */
    public synchronized boolean setStock(long productId, int units) {
        return stock.replace(productId, units) != null;
    }

    public synchronized List<Seen> ordersAfter(long id, Optional<String> outOrderId, int limit) {
        return orders.tailMap(id, false)
                .values()
                .stream()
                .filter(order -> outOrderId.isEmpty() || outOrderId.get().equals(order.head().outOrderId()))
                .limit(limit)
                .map(this::seen)
                .toList();
    }

    public synchronized Optional<Truth> truth(String account, long id) {
        Instant now = clock.instant();
        return owned(account, id).map(order -> new Truth(Long.toString(id), order.status(now).name(), order.units(),
                order.shippedUnits(now), order.cancelledUnits(now),
                order.parcels(now).stream().map(parcel -> parcel.left(now)).toList()));
    }

    /** A key is known for a time only; the danger of that is for the buyer to see to. */
    private boolean isRepeat(EffectKey key) {
        Instant before = placedAt.get(key);
        return before != null && !key.key().isEmpty()
                && clock.instant().isBefore(before.plus(rules.repeatWindow()));
    }

    private Placed made(EffectKey key, List<Child> children, String service, boolean pay) {
        Map<Long, List<Child>> byStore = new LinkedHashMap<>();
        children.forEach(child -> byStore.computeIfAbsent(child.product().store(), any -> new ArrayList<>())
                .add(child));
        List<Long> ids = new ArrayList<>();
        boolean payFailed = false;
        for (Map.Entry<Long, List<Child>> part : byStore.entrySet()) {
            Head head = new Head(nextId++, key.account(), key.key(), catalogue.store(part.getKey()),
                    service.isEmpty() ? catalogue.services().getFirst() : service, clock.instant());
            SupplierOrder order = plan.placed(head, part.getValue());
            boolean payable = part.getValue().stream().allMatch(child -> child.product().autoPays());
            payFailed |= pay && !payable;
            orders.put(head.id(), pay && payable ? plan.pay(order, clock.instant()).orElseThrow() : order);
            ids.add(head.id());
        }
        Map<String, Integer> units = new HashMap<>();
        children.forEach(child -> units.merge(child.sku(), child.count(), Integer::sum));
        children.forEach(child -> stock.merge(child.product().productId(), -child.count(), Integer::sum));
        placedAt.put(key, clock.instant());
        ledger.created(key, ids.stream().map(String::valueOf).toList(), units);
        return new Made(ids, payFailed);
    }

    private List<Child> children(JsonNode request) {
        return request.path("product_items")
                .valueStream()
                .map(item -> new Child(catalogue.product(item.path("product_id").asLong()).orElseThrow(),
                        PlaceCheck.text(item, "sku_attr"), item.path("product_count").asInt(), null))
                .toList();
    }

    private Optional<Failure> noStock(JsonNode request) {
        Map<Long, Integer> wanted = new HashMap<>();
        children(request).forEach(child -> wanted.merge(child.product().productId(), child.count(), Integer::sum));
        return wanted.entrySet()
                .stream()
                .filter(item -> stock.getOrDefault(item.getKey(), 0) < item.getValue())
                .findFirst()
                .map(item -> new Failure("INVENTORY_HOLD_ERROR", "product " + item.getKey() + " is out of stock"));
    }

    private Optional<Failure> noRoom() {
        return orders.size() < rules.ordersMax()
                ? Optional.empty()
                : Optional.of(new Failure("A001_ORDER_CANNOT_BE_PLACED",
                        "waybill.simulator.aliexpress.orders-max is reached"));
    }

    private boolean change(long id, Function<SupplierOrder, Optional<SupplierOrder>> action) {
        Optional<SupplierOrder> changed = Optional.ofNullable(orders.get(id)).flatMap(action);
        changed.ifPresent(order -> orders.put(id, order));
        return changed.isPresent();
    }

    private Optional<SupplierOrder> owned(String account, long id) {
        return Optional.ofNullable(orders.get(id)).filter(order -> order.head().account().equals(account));
    }

    private Seen seen(SupplierOrder order) {
        Instant now = clock.instant();
        return new Seen(order.head().id(), order.head().account(), order.head().outOrderId(),
                order.status(now).name(), order.head().createdAt(), order.units(), order.shippedUnits(now),
                order.children()
                        .stream()
                        .map(child -> new Seen.Item(child.product().productId(), child.skuAttr(), child.count(),
                                child.endReason(now)))
                        .toList());
    }
}
