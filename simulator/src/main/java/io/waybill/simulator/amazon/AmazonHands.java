package io.waybill.simulator.amazon;

import io.waybill.simulator.amazon.Amazon.Account;
import io.waybill.simulator.amazon.outbound.SellerOrders;
import io.waybill.simulator.web.InvalidInput;
import io.waybill.simulator.web.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sim/amazon/{seller}}: the hands of Amazon's people. */
@RestController
@RequestMapping("/sim/amazon/{seller}")
class AmazonHands {

    static final int PAGE_ITEMS_MAX = 5_000;
    static final int STOCK_UNITS_MAX = 1_000_000_000;

    private final Amazon amazon;

    AmazonHands(Amazon amazon) {
        this.amazon = amazon;
    }

    /** How many units orders to come can have. */
    record Stock(int units) {}

    /** A page of orders; {@code next} is null on the last one. */
    record Orders(List<SellerOrders.Seen> items, @Nullable Long next) {}

    @GetMapping("/orders")
    ResponseEntity<Object> orders(@PathVariable String seller, @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "1000") int limit) {
        InvalidInput.unless(limit >= 1 && limit <= PAGE_ITEMS_MAX, "limit must be between 1 and " + PAGE_ITEMS_MAX);
        return account(seller)
                .map(account -> account.orders().ordersAfter(after, limit))
                .map(items -> ResponseEntity.ok((Object) new Orders(items,
                        items.size() < limit ? null : Long.valueOf(items.getLast().number()))))
                .orElseGet(AmazonHands::notFound);
    }

    /** All that is left of the order leaves now. */
    @PostMapping("/orders/{id}/ship")
    ResponseEntity<Object> ship(@PathVariable String seller, @PathVariable String id) {
        return account(seller).map(account -> done(account.orders().shipNow(id),
                "order " + id + " does not exist, or nothing of it can leave")).orElseGet(AmazonHands::notFound);
    }

    @PutMapping("/skus/{sku}/stock")
    ResponseEntity<Object> stock(@PathVariable String seller, @PathVariable String sku, @RequestBody Stock stock) {
        InvalidInput.unless(stock.units() >= 0 && stock.units() <= STOCK_UNITS_MAX,
                "units must be between 0 and " + STOCK_UNITS_MAX);
        return account(seller).map(account -> done(account.orders().setStock(sku, stock.units()),
                "sku " + sku + " does not exist")).orElseGet(AmazonHands::notFound);
    }

    private Optional<Account> account(String seller) {
        return amazon.account(seller);
    }

    private static ResponseEntity<Object> done(boolean done, String otherwise) {
        return done ? ResponseEntity.noContent().build() : Refusal.unprocessable(otherwise);
    }

    private static ResponseEntity<Object> notFound() {
        return Refusal.of(HttpStatus.NOT_FOUND, "seller does not exist");
    }
}
