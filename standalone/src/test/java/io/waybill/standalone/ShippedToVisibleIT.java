package io.waybill.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * How long after a parcel left, by the simulator's own account, its order shows it. Parcels leave at random moments
 * between two polls, since nobody outside waits for ours.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedToVisibleIT {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMillis(20);
    /** So rarely that looks keep within Amazon's 2 calls a second: a quota that is spent is another figure. */
    private static final Duration BETWEEN_ORDERS = Duration.ofMillis(700);
    private static final int ORDERS = 20;
    private static final long SEED = 20261124;

    private final Random random = new Random(SEED);
    private final Map<Outside, Integer> atRandom = new EnumMap<>(Outside.class);

    @SuppressWarnings("NullAway.Init") // set before all
    private Stack stack;

    private enum Outside {
        AMAZON("FBA-CUP", Part.FBA_CONNECTOR, "waybill.fba.watch.poll-interval", "/sim/amazon/SELLER-MAIN"),
        ALIEXPRESS("DS-MUG", Part.DROPSHIP_CONNECTOR, "waybill.dropship.aliexpress.poll-interval", "/sim/aliexpress");

        final String sku;
        final Part connector;
        final String pollInterval;
        final String hands;

        Outside(String sku, Part connector, String pollInterval, String hands) {
            this.sku = sku;
            this.connector = connector;
            this.pollInterval = pollInterval;
            this.hands = hands;
        }
    }

    @BeforeAll
    void start() throws IOException {
        stack = Stack.shared();
        await().atMost(LONG_ENOUGH)
                .until(() -> Scrape.sum(stack.metrics(Part.FBA_CONNECTOR), "waybill_quota_used_ratio",
                        "operation=\"getFulfillmentOrder\"") < 0.1);
    }

    @Test
    void an_order_shows_every_parcel_after_it_left() {
        var ledger = new OutsideLedger(stack.outside());
        var shops = new EnumMap<Outside, StormShop>(Outside.class);
        for (var outside : Outside.values()) shops.put(outside, shop(outside));
        for (var n = 0; n < ORDERS; n++) shops.forEach((outside, shop) -> sellAndSend(outside, shop, ledger));

        shops.forEach((outside, shop) -> {
            var left = await().atMost(LONG_ENOUGH)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> leftAt(shop, ledger), shown -> shown.size() == ORDERS);
            say(outside, untilVisible(left));
        });
    }

    private StormShop shop(Outside outside) {
        return new StormShop(stack.orders(), "visible-%s-%d-".formatted(outside, Instant.now().getEpochSecond()), SEED);
    }

    /** It leaves at a moment that has nothing to do with when it was ordered. */
    private void sellAndSend(Outside outside, StormShop shop, OutsideLedger ledger) {
        var id = shop.sell(outside.sku);
        await().atMost(LONG_ENOUGH).pollInterval(SOON).until(() -> !part(shop, id).path("externalRefs").isEmpty());
        var interval = Duration.parse("PT" + stack.setting(outside.connector, outside.pollInterval));
        LockSupport.parkNanos(random.nextLong(interval.toNanos()));
        var ref = part(shop, id).path("externalRefs").path(0).asString();
        var sent = stack.outside().post(outside.hands + "/orders/" + ref + "/ship", JsonMapper.shared().nullNode());
        if (sent.isSuccess()) {
            atRandom.merge(outside, 1, Integer::sum);
        } else {
            var effect = effect(ledger.effects(), part(shop, id));
            assertThat(left(effect)).as("%s says %s, so it left by itself before: %s", outside, sent, effect)
                    .isNotEmpty();
        }
        LockSupport.parkNanos(BETWEEN_ORDERS.toNanos());
    }

    private static JsonNode part(StormShop shop, String id) {
        return shop.document(id).path("fulfillmentOrders").path(0);
    }

    /** By shipment, of the orders that show just what left, number by number: a number may change on the way. */
    private static Map<String, Instant> leftAt(StormShop shop, OutsideLedger ledger) {
        var all = new HashMap<String, Instant>();
        var effects = ledger.effects();
        for (var id : shop.placed()) {
            var part = part(shop, id);
            var left = left(effect(effects, part));
            var shown = part.path("shipments").valueStream().toList();
            var numbers = shown.stream().map(shipment -> shipment.path("trackingNumber").asString("")).toList();
            if (numbers.size() != left.size() || !left.keySet().containsAll(numbers)) continue;
            shown.forEach(shipment -> all.put(shipment.path("id").asString(),
                    left.get(shipment.path("trackingNumber").asString())));
        }
        return all;
    }

    private static JsonNode effect(Map<String, JsonNode> effects, JsonNode part) {
        return effects.getOrDefault(part.path("id").asString(), MissingNode.getInstance());
    }

    private static Map<String, Instant> left(JsonNode effect) {
        return effect.path("orders")
                .valueStream()
                .flatMap(order -> order.path("parcels").valueStream())
                .collect(Collectors.toMap(parcel -> parcel.path("trackingNumber").asString(),
                        parcel -> Instant.parse(parcel.path("leftAt").asString())));
    }

    /** Shortest first. */
    private List<Duration> untilVisible(Map<String, Instant> leftAt) {
        var sights = await().atMost(LONG_ENOUGH)
                .until(() -> PublishedFacts.shipments(stack.kafka()),
                        published -> published.keySet().containsAll(leftAt.keySet()));
        return leftAt.entrySet().stream().map(shipment -> {
            var sight = Objects.requireNonNull(sights.get(shipment.getKey()));
            assertThat(sight.decided()).as("when %s was seen", shipment).isAfterOrEqualTo(shipment.getValue());
            return Duration.between(shipment.getValue(), sight.published());
        }).sorted().toList();
    }

    private void say(Outside outside, List<Duration> sorted) {
        var name = "shipped_to_visible." + outside.name().toLowerCase(Locale.ROOT);
        System.out.printf("figure %s.poll_interval %s%n", name, stack.setting(outside.connector, outside.pollInterval));
        System.out.printf("figure %s.parcels %d%n", name, sorted.size());
        System.out.printf("figure %s.parcels_at_random_moments %d%n", name, atRandom.getOrDefault(outside, 0));
        System.out.printf("figure %s.p50 %d ms%n", name, sorted.get(sorted.size() / 2).toMillis());
        System.out.printf("figure %s.p90 %d ms%n", name, sorted.get(sorted.size() * 9 / 10).toMillis());
        System.out.printf("figure %s.max %d ms%n", name, sorted.getLast().toMillis());
    }
}
