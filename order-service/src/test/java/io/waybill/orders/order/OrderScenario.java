package io.waybill.orders.order;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.Decision.Granted;
import io.waybill.orders.order.Decision.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads as: given what has happened, when this comes, then that follows. */
final class OrderScenario {

    static final Duration CANCEL_WINDOW = Duration.ofMinutes(30);

    private final OrderDecider decider;
    private Order order = Order.unknown(OrderFixture.ID);
    private Decision last = new Granted(List.of(), order);

    private OrderScenario(Router router, ArchivePolicy archivePolicy) {
        this.decider = new OrderDecider(router, archivePolicy, _ -> CANCEL_WINDOW);
    }

    static OrderScenario given(OrderCommand... history) {
        return given(OrderFixture.router(), history);
    }

    static OrderScenario given(Router router, OrderCommand... history) {
        return given(new OrderScenario(router, ArchivePolicy.NEVER), history);
    }

    /** In a store whose orders are archived by themselves. */
    static OrderScenario givenTidyStore(OrderCommand... history) {
        return given(new OrderScenario(OrderFixture.router(), "main"::equals), history);
    }

    private static OrderScenario given(OrderScenario scenario, OrderCommand... history) {
        for (var command : history) {
            scenario.when(command);
            assertThat(scenario.last).isInstanceOf(Granted.class);
        }
        return scenario;
    }

    OrderScenario when(OrderCommand command) {
        last = decider.decide(order, command);
        switch (last) {
            case Granted granted -> {
                assertThat(Evolution.evolve(order, granted.facts(), command.at()).with(granted.after().aside()))
                        .as("the order after is what its facts make")
                        .isEqualTo(granted.after());
                conservedAtEveryFact(granted.facts(), command.at());
                wishesStand(order, granted.after());
                order = granted.after();
                if (order.isWaiting()) nothingIsBegun(granted.facts());
            }
            case Refused _ -> {}
        }
        assertThat(Invariants.brokenBy(order)).isEmpty();
        return this;
    }

    private void conservedAtEveryFact(List<OrderFact> facts, Instant at) {
        var step = order;
        for (var fact : facts) {
            step = Evolution.evolve(step, fact, at);
            assertThat(Invariants.brokenBy(step)).as("after %s", fact).isEmpty();
        }
    }

    /** What a channel was once asked for is never asked for anew, nor under the same id for other units. */
    private static void wishesStand(Order before, Order after) {
        for (var f : before.fulfillmentOrders()) {
            if (f.request().revision() == 0) continue;
            var now = after.existing(f.id());
            if (now.request().wish() == Wish.SUBMITTED) {
                assertThat(f.request().wish()).as("%s was to stop", f.id()).isEqualTo(Wish.SUBMITTED);
                assertThat(now.wished()).as("%s was asked for", f.id()).isEqualTo(f.wished());
            }
        }
    }

    private static void nothingIsBegun(List<OrderFact> facts) {
        assertThat(facts).noneMatch(fact -> fact instanceof OrderFact.FulfillmentOrderCreated made && !made.adopted());
    }

    /** The same order under other rules. */
    OrderScenario under(Router router) {
        var other = new OrderScenario(router, ArchivePolicy.NEVER);
        other.order = order;
        return other;
    }

    OrderScenario thenFacts(Class<?>... types) {
        assertThat(facts().map(Object::getClass)).isEqualTo(Arrays.asList(types));
        return this;
    }

    OrderScenario thenFactsAmong(Class<?> type) {
        assertThat(facts().map(Object::getClass)).contains(type);
        return this;
    }

    OrderScenario thenNothing() {
        return thenFacts();
    }

    OrderScenario thenRefused(Refusal.Kind kind) {
        return thenRefusal(refusal -> {
            assertThat(refusal.kind()).isEqualTo(kind);
            assertThat(refusal.detail()).isNotBlank();
        });
    }

    OrderScenario thenRefusal(Consumer<Refusal> claim) {
        assertThat(last).isInstanceOfSatisfying(Refused.class, r -> claim.accept(r.refusal()));
        return this;
    }

    OrderScenario then(Consumer<Order> claim) {
        claim.accept(order);
        return this;
    }

    OrderScenario thenStatus(FulfillmentStatus status) {
        assertThat(order.fulfillmentStatus()).isEqualTo(status);
        return this;
    }

    OrderScenario thenBlocker(Blocker.Kind kind, Owner owner) {
        var blocker = requireNonNull(order.blocker(), "an unfinished order has a blocker");
        assertThat(blocker.kind()).isEqualTo(kind);
        assertThat(blocker.owner()).isEqualTo(owner);
        return this;
    }

    OrderScenario thenFinished() {
        assertThat(order.isFinished()).isTrue();
        assertThat(order.blocker()).isNull();
        return this;
    }

    Order order() {
        return order;
    }

    private Stream<OrderFact> facts() {
        return last instanceof Granted granted ? granted.facts().stream() : Stream.empty();
    }
}
