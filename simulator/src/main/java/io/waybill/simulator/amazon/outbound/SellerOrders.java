package io.waybill.simulator.amazon.outbound;

import io.waybill.simulator.amazon.outbound.FulfillmentOrder.Head;
import io.waybill.simulator.amazon.outbound.FulfillmentOrder.Policy;
import io.waybill.simulator.amazon.outbound.Result.Done;
import io.waybill.simulator.amazon.outbound.Result.Refused;
import io.waybill.simulator.amazon.outbound.Timeline.Step;
import io.waybill.simulator.ledger.Counterpart.Truth;
import io.waybill.simulator.ledger.EffectLedger;
import io.waybill.simulator.ledger.EffectLedger.EffectKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One seller's orders, and the operations of the API on them. */
public final class SellerOrders {

    private static final String NO_ADDRESS_POSTAL_CODE = "00000";

    private final Terms terms;
    private final InstantSource clock;
    private final EffectLedger ledger;
    private final Numbers numbers;
    private final Planner planner;
    private final CreateCheck check;
    private final Stock stock;
    private final Map<String, FulfillmentOrder> orders = new LinkedHashMap<>();
    private final Map<Integer, String> orderByPackage = new HashMap<>();

    public SellerOrders(Terms terms, Numbers numbers, InstantSource clock, EffectLedger ledger) {
        this.terms = terms;
        this.clock = clock;
        this.ledger = ledger;
        this.numbers = numbers;
        this.planner = new Planner(terms, numbers::nextPackage);
        this.check = new CreateCheck(terms);
        this.stock = new Stock(terms.skus());
    }

    /** An order as the people of {@code /sim/amazon} see it. */
    public record Seen(String sellerFulfillmentOrderId, long number, String status, int units, int shippedUnits) {}

    /** createFulfillmentOrder. */
    public synchronized Result create(JsonNode body) {
        String id = body.path("sellerFulfillmentOrderId").asString("");
        Optional<Refusal> wrong = check.wrongCreate(body);
        if (wrong.isPresent()) {
            return refusedCreate(id, wrong.get());
        }
        if (orders.containsKey(id)) {
            ledger.repeated(key(id));
            return switch (terms.assumptions().duplicateCreate()) {
                case IDEMPOTENT -> empty();
                case INVALID_INPUT -> new Refused(Refusal.invalid(
                        "Value " + id + " for parameter sellerFulfillmentOrderId is invalid. Reason: it exists."));
            };
        }
        if (!numbers.takePlace()) {
            return refusedCreate(id, Refusal.full("waybill.simulator.amazon.orders-max is reached"));
        }
        FulfillmentOrder order = planned(body);
        keep(order.dead() ? order.with(order.lines().stream().map(stock::giveBack).toList()) : order);
        ledger.created(key(id), List.of(id), units(body));
        return empty();
    }

    /** getFulfillmentOrder. */
    public synchronized Result get(String id) {
        return with(id, order -> payload(body(order).whole()));
    }

    /** listAllFulfillmentOrders. */
    public synchronized Result list(Optional<String> queryStartDate, Optional<String> nextToken) {
        Optional<OrderPages.From> from = OrderPages.from(queryStartDate, nextToken);
        if (from.isEmpty()) {
            return new Refused(Refusal.invalid("queryStartDate or nextToken is invalid."));
        }
        OrderPages.Page page = OrderPages.page(orders.values(), from.get(), terms.assumptions().pageOrdersMax(),
                clock.instant());
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        if (page.nextToken() != null) {
            payload.put("nextToken", page.nextToken());
        }
        var heads = payload.putArray("fulfillmentOrders");
        page.orders().forEach(order -> heads.add(body(order).head()));
        return payload(payload);
    }

    /** updateFulfillmentOrder: what is given replaces what was, while nothing is picked; Ship releases a held order. */
    public synchronized Result update(String id, JsonNode body) {
        Optional<Refusal> wrong = check.wrongUpdate(body);
        return with(id, order -> wrong.<Result>map(Refused::new).orElseGet(() -> update(order, body)));
    }

    /** cancelFulfillmentOrder. */
    public synchronized Result cancel(String id) {
        return with(id, order -> {
            ledger.cancelAsked(key(id));
            return Interventions.cancel(order, clock.instant(), terms.pace().cancelling())
                    .map(this::keepGivingBack)
                    .orElseGet(() -> new Refused(Refusal.invalid("Order " + id
                            + " cannot be cancelled: its status is " + order.status(clock.instant()).word() + ".")));
        });
    }

    /** getPackageTrackingDetails. */
    public synchronized Result tracking(int packageNumber) {
        Instant now = clock.instant();
        String id = orderByPackage.getOrDefault(packageNumber, "");
        return Optional.ofNullable(orders.get(id))
                .flatMap(order -> order.shipments()
                        .stream()
                        .filter(one -> one.hasLeft(now))
                        .flatMap(one -> one.parcels()
                                .stream()
                                .filter(parcel -> parcel.number() == packageNumber)
                                .map(parcel -> new TrackingBody(one, parcel, address(order), now)))
                        .findFirst())
                .map(body -> payload(body.json()))
                .orElseGet(() -> new Refused(terms.unknownOrder("Package " + packageNumber)));
    }

    /** submitFulfillmentOrderStatusUpdate, the sandbox's hook. */
    public synchronized Result submitStatus(String id, JsonNode body) {
        Optional<Refusal> wrong = Requests.STATUS.wrong(body, "").map(CreateCheck::refusal);
        String word = body.path("fulfillmentOrderStatus").asString("");
        return with(id, order -> wrong.<Result>map(Refused::new)
                .orElseGet(() -> OrderStatus.of(word)
                        .flatMap(status -> Interventions.become(order, status, clock.instant()))
                        .map(this::keep)
                        .orElseGet(() -> new Refused(Refusal.invalid("Order " + id + " cannot become " + word
                                + ".")))));
    }

    /** False where there is no such order, or nothing of it can leave. */
    public synchronized boolean shipNow(String id) {
        return Optional.ofNullable(orders.get(id))
                .flatMap(order -> Interventions.shipNow(order, clock.instant()))
                .map(this::keep)
                .isPresent();
    }

    /** False where there is no such sku; holds for orders to come. */
    public synchronized boolean setStock(String sku, int units) {
        terms.sku(sku).ifPresent(known -> stock.set(sku, units));
        return terms.sku(sku).isPresent();
    }

    public synchronized List<Seen> ordersAfter(long number, int limit) {
        Instant now = clock.instant();
        return orders.values()
                .stream()
                .filter(order -> order.head().number() > number)
                .limit(limit)
                .map(order -> new Seen(order.head().id(), order.head().number(), order.status(now).word(),
                        order.units(), order.shippedUnits(now)))
                .toList();
    }

    public synchronized Optional<Truth> truth(String id) {
        Instant now = clock.instant();
        return Optional.ofNullable(orders.get(id))
                .map(order -> new Truth(id, order.status(now).word(), order.units(), order.shippedUnits(now),
                        order.lines().stream().mapToInt(line -> order.cancelledUnits(line, now)).sum(),
                        order.leftParcels(now)));
    }

    private FulfillmentOrder planned(JsonNode body) {
        Instant now = clock.instant();
        Head head = new Head(body.path("sellerFulfillmentOrderId").asString(), orders.size() + 1L, body.toString(),
                now, Policy.of(body.path("fulfillmentPolicy").asString("")));
        List<Line> lines = new ArrayList<>();
        for (JsonNode item : body.path("items")) {
            lines.add(stock.reserve(new Line(terms.sku(item.path("sellerSku").asString()).orElseThrow(),
                    item.path("sellerFulfillmentOrderItemId").asString(), item.path("quantity").asInt(), 0, 0)));
        }
        if (address(body).path("postalCode").asString().equals(NO_ADDRESS_POSTAL_CODE)) {
            return planner.invalid(head, lines, now);
        }
        return asksForHold(body) ? planner.hold(head, lines, now) : planner.plan(head, lines, now);
    }

    private Result update(FulfillmentOrder order, JsonNode body) {
        Instant now = clock.instant();
        if (!order.status(now).open()) {
            return new Refused(Refusal.invalid("Order " + order.head().id()
                    + " cannot be updated: its status is " + order.status(now).word() + "."));
        }
        ObjectNode request = (ObjectNode) JsonMapper.shared().readTree(order.head().request());
        boolean held = asksForHold(request);
        body.properties().forEach(field -> request.set(field.getKey(), field.getValue()));
        FulfillmentOrder changed = order.asking(request.toString());
        return keep(held == asksForHold(request) ? changed : planned(changed, !held, now));
    }

    private static boolean asksForHold(JsonNode request) {
        return request.path("fulfillmentAction").asString("").equals("Hold");
    }

    private FulfillmentOrder planned(FulfillmentOrder order, boolean hold, Instant now) {
        FulfillmentOrder plan = hold
                ? planner.hold(order.head(), order.lines(), now)
                : planner.plan(order.head(), order.lines(), now);
        Step[] next = plan.timeline().steps().stream().filter(step -> step.at().isAfter(now)).toArray(Step[]::new);
        return plan.with(order.timeline().thenOnly(now, next), plan.shipments());
    }

    private Result keep(FulfillmentOrder order) {
        orders.put(order.head().id(), order);
        order.shipments()
                .forEach(shipment -> shipment.parcels()
                        .forEach(parcel -> orderByPackage.put(parcel.number(), order.head().id())));
        return empty();
    }

    private Result keepGivingBack(FulfillmentOrder order) {
        return keep(order.with(order.lines().stream().map(stock::giveBack).toList()));
    }

    private Result with(String id, Function<FulfillmentOrder, Result> then) {
        FulfillmentOrder order = orders.get(id);
        return order == null ? new Refused(terms.unknownOrder("Order " + id)) : then.apply(order);
    }

    /** A key that no order could have is not worth remembering. */
    private Result refusedCreate(String id, Refusal refusal) {
        if (CreateCheck.isId(id)) {
            ledger.refused(key(id));
        }
        return new Refused(refusal);
    }

    private EffectKey key(String id) {
        return new EffectKey("amazon", terms.sellerId(), id);
    }

    private OrderBody body(FulfillmentOrder order) {
        return new OrderBody(order, terms.marketplace(), clock.instant());
    }

    private static JsonNode address(FulfillmentOrder order) {
        return address(JsonMapper.shared().readTree(order.head().request()));
    }

    private static JsonNode address(JsonNode request) {
        return request.path("destinationAddress");
    }

    private static Map<String, Integer> units(JsonNode body) {
        Map<String, Integer> units = new HashMap<>();
        body.path("items")
                .forEach(item -> units.merge(item.path("sellerSku").asString(), item.path("quantity").asInt(),
                        Integer::sum));
        return units;
    }

    private static Result empty() {
        return new Done(JsonNodeFactory.instance.objectNode());
    }

    private static Result payload(ObjectNode payload) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("payload", payload);
        return new Done(body);
    }
}
