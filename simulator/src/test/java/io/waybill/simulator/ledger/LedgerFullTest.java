package io.waybill.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.simulator.ledger.LedgerEntry.Outcome;
import io.waybill.simulator.ledger.LedgerEntry.Sent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LedgerFullTest {

    private final Ledger ledger = Ledger.remembering(3);

    @Test
    void the_oldest_is_dropped_and_counted() {
        for (int n = 1; n <= 5; n++) {
            ledger.action(Instant.EPOCH, "shop", "order" + n, "sell", null);
        }
        Ledger.Page page = ledger.since(0, 10);
        assertThat(page.items()).extracting(LedgerEntry::orderId).containsExactly("order3", "order4", "order5");
        assertThat(page.dropped()).isEqualTo(2);
        assertThat(page.totals().actions()).isEqualTo(5);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repeat() {
        for (int n = 1; n <= 3; n++) {
            ledger.action(Instant.EPOCH, "shop", "order" + n, "sell", null);
        }
        Ledger.Page first = ledger.since(0, 2);
        Ledger.Page second = ledger.since(first.next(), 2);
        assertThat(second.items()).extracting(LedgerEntry::sequence).containsExactly(3L);
        assertThat(ledger.since(second.next(), 2).items()).isEmpty();
    }

    @Test
    void percentiles_are_of_the_answers_that_came() {
        for (int millis = 1; millis <= 3; millis++) {
            attempt(Outcome.ACCEPTED, 200, millis * 1000L);
        }
        attempt(Outcome.TIMED_OUT, 0, 5_000_000);
        assertThat(ledger.answers()).isEqualTo(new AnswerTimes.Summary(3, 2, 3, 3, 3));
        ledger.measureAnew();
        assertThat(ledger.answers()).isEqualTo(new AnswerTimes.Summary(0, 0, 0, 0, 0));
    }

    private void attempt(Outcome outcome, int status, long micros) {
        Sent sent = new Sent("webhook", "orders/create", 1, false);
        ledger.attempt(Instant.EPOCH, new Ledger.Delivered("shop", "order", sent), outcome, status, micros);
    }
}
