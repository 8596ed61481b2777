package io.waybill.simulator.ledger;

import io.waybill.simulator.web.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sim/ledger}: reads what happened and what is true, page by page. */
@RestController
@RequestMapping("/sim/ledger")
class LedgerController {

    static final int PAGE_ITEMS_MAX = 5_000;

    private final Ledger ledger;
    private final Outside outside;

    LedgerController(Ledger ledger, Outside outside) {
        this.ledger = ledger;
        this.outside = outside;
    }

    /** A page of the ledger beside the number of webhooks still on their way. */
    record Told(List<LedgerEntry> items, long next, long dropped, int pendingWebhooks, Ledger.Totals totals,
            AnswerTimes.Summary answers) {}

    /** A page of orders; {@code next} is null on the last one. */
    record Orders(List<Outside.Order> items, @Nullable Long next) {}

    @GetMapping
    Told happened(@RequestParam(defaultValue = "0") long since, @RequestParam(defaultValue = "1000") int limit) {
        requirePage(limit);
        Ledger.Page page = ledger.since(since, limit);
        return new Told(page.items(), page.next(), page.dropped(), outside.pendingWebhooks(), page.totals(),
                page.answers());
    }

    @GetMapping("/orders")
    Orders orders(@RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "1000") int limit) {
        requirePage(limit);
        List<Outside.Order> items = outside.orders(after, limit);
        return new Orders(items, items.size() < limit ? null : Long.valueOf(items.getLast().id()));
    }

    private static void requirePage(int limit) {
        InvalidInput.unless(limit >= 1 && limit <= PAGE_ITEMS_MAX, "limit must be between 1 and " + PAGE_ITEMS_MAX);
    }
}
