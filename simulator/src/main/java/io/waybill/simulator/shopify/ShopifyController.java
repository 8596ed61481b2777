package io.waybill.simulator.shopify;

import io.waybill.simulator.web.Refusal;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /sim/shopify/{shop}}: the hands of cashiers and staff. Refusals have the shop's own shape: 404
 * {@code {"errors":"Not Found"}}, 422 {@code {"errors":{"base":["…"]}}}; 503 when the simulator itself is full.
 */
@RestController
@RequestMapping("/sim/shopify/{shop}")
class ShopifyController {

    private final ShopifyStores stores;

    ShopifyController(ShopifyStores stores) {
        this.stores = stores;
    }

    /** The order in the shop's REST shape beside its id. */
    record Answer(long orderId, ObjectNode order) {}

    @PostMapping("/sales")
    ResponseEntity<Object> sell(@PathVariable String shop, @RequestBody StaffAction.Sell sell) {
        return in(shop, store -> answer(store, store.sell(sell), true));
    }

    @GetMapping("/orders/{id}")
    ResponseEntity<Object> order(@PathVariable String shop, @PathVariable long id) {
        return in(shop, store -> store.order(id)
                .map(order -> ResponseEntity.ok((Object) body(store, order)))
                .orElseGet(ShopifyController::notFound));
    }

    @PostMapping("/orders/{id}/fulfill")
    ResponseEntity<Object> fulfill(@PathVariable String shop, @PathVariable long id,
            @RequestBody(required = false) Optional<StaffAction.Fulfill> fulfill) {
        return act(shop, id, fulfill.orElse(new StaffAction.Fulfill(null, null)));
    }

    @PostMapping("/orders/{id}/cancel")
    ResponseEntity<Object> cancel(@PathVariable String shop, @PathVariable long id,
            @RequestBody(required = false) Optional<StaffAction.Cancel> cancel) {
        return act(shop, id, cancel.orElse(new StaffAction.Cancel(null)));
    }

    @PostMapping("/orders/{id}/edit")
    ResponseEntity<Object> edit(@PathVariable String shop, @PathVariable long id,
            @RequestBody StaffAction.Edit edit) {
        return act(shop, id, edit);
    }

    @PostMapping("/orders/{id}/touch")
    ResponseEntity<Object> touch(@PathVariable String shop, @PathVariable long id) {
        return act(shop, id, new StaffAction.Touch());
    }

    private ResponseEntity<Object> act(String shop, long id, StaffAction action) {
        return in(shop, store -> answer(store, store.act(id, action), false));
    }

    private ResponseEntity<Object> in(String shop, Function<ShopifyStore, ResponseEntity<Object>> then) {
        return stores.store(shop).map(then).orElseGet(ShopifyController::notFound);
    }

    private static ResponseEntity<Object> answer(ShopifyStore store, Outcome outcome, boolean created) {
        return switch (outcome) {
            case Outcome.Changed changed ->
                (created ? ResponseEntity.created(location(store, changed.order())) : ResponseEntity.ok())
                        .body(body(store, changed.order()));
            case Outcome.Refused refused -> Refusal.unprocessable(refused.why());
            case Outcome.NotFound unknown -> notFound();
            case Outcome.Full full -> Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, full.limit());
        };
    }

    private static Answer body(ShopifyStore store, ShopOrder order) {
        return new Answer(order.head().id(), OrderBody.of(store.shop(), order).json());
    }

    private static URI location(ShopifyStore store, ShopOrder order) {
        return URI.create("/sim/shopify/" + store.shop().domain() + "/orders/" + order.head().id());
    }

    private static ResponseEntity<Object> notFound() {
        return Refusal.of(HttpStatus.NOT_FOUND, "Not Found");
    }
}
