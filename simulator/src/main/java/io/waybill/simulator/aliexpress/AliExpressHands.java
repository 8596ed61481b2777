package io.waybill.simulator.aliexpress;

import io.waybill.simulator.aliexpress.orders.Suppliers;
import io.waybill.simulator.web.InvalidInput;
import io.waybill.simulator.web.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sim/aliexpress}: the hands of the merchant's people on the website, and of suppliers. */
@RestController
@RequestMapping("/sim/aliexpress")
class AliExpressHands {

    static final int PAGE_ITEMS_MAX = 5_000;
    static final int STOCK_UNITS_MAX = 1_000_000_000;
    private static final String BY_BUYER = "CANCELED_BY_BUYER";

    private final AliExpress platform;

    AliExpressHands(AliExpress platform) {
        this.platform = platform;
    }

    /** How many units orders to come can have. */
    record Stock(int units) {}

    /** What is cancelled, the whole order where no product is named, and why, in AliExpress' words. */
    record Cancel(@Nullable Long productId, @Nullable String reason) {}

    /** A page of orders; {@code next} is null on the last one. */
    record Orders(List<Suppliers.Seen> items, @Nullable Long next) {}

    @GetMapping("/orders")
    Orders orders(@RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "1000") int limit,
            @RequestParam Optional<String> outOrderId) {
        InvalidInput.unless(limit >= 1 && limit <= PAGE_ITEMS_MAX, "limit must be between 1 and " + PAGE_ITEMS_MAX);
        List<Suppliers.Seen> items = platform.suppliers().ordersAfter(after, outOrderId, limit);
        return new Orders(items, items.size() < limit ? null : Long.valueOf(items.getLast().orderId()));
    }

    @PostMapping("/orders/{id}/pay")
    ResponseEntity<Object> pay(@PathVariable long id) {
        return done(platform.suppliers().pay(id), "order " + id + " does not exist, or is paid or closed already");
    }

    @PostMapping("/orders/{id}/cancel")
    ResponseEntity<Object> cancel(@PathVariable long id, @RequestBody(required = false) Optional<Cancel> cancel) {
        Cancel wanted = cancel.orElse(new Cancel(null, null));
        String reason = wanted.reason() == null ? BY_BUYER : wanted.reason();
        InvalidInput.unless(!reason.isBlank(), "reason must not be blank");
        return done(platform.suppliers().cancel(id, Optional.ofNullable(wanted.productId()), reason),
                "order " + id + " does not exist, or it is too late to cancel that");
    }

    /** All that is paid and left of the order leaves now. */
    @PostMapping("/orders/{id}/ship")
    ResponseEntity<Object> ship(@PathVariable long id) {
        return done(platform.suppliers().ship(id), "order " + id + " does not exist, or nothing of it can leave");
    }

    @PutMapping("/products/{id}/stock")
    ResponseEntity<Object> stock(@PathVariable long id, @RequestBody Stock stock) {
        InvalidInput.unless(stock.units() >= 0 && stock.units() <= STOCK_UNITS_MAX,
                "units must be between 0 and " + STOCK_UNITS_MAX);
        return done(platform.suppliers().setStock(id, stock.units()), "product " + id + " does not exist");
    }

    private static ResponseEntity<Object> done(boolean done, String otherwise) {
        return done ? ResponseEntity.noContent().build() : Refusal.unprocessable(otherwise);
    }
}
