package io.waybill.simulator.traffic;

import io.waybill.simulator.ledger.AnswerTimes;
import io.waybill.simulator.ledger.Ledger;
import io.waybill.simulator.ledger.Outside;
import io.waybill.simulator.web.InvalidInput;
import io.waybill.simulator.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sim/traffic}: starts a run (one at a time) and tells how far it is. */
@RestController
@RequestMapping("/sim/traffic")
class TrafficController {

    private final Traffic traffic;
    private final Ledger ledger;
    private final Outside outside;

    TrafficController(Traffic traffic, Ledger ledger, Outside outside) {
        this.traffic = traffic;
        this.ledger = ledger;
        this.outside = outside;
    }

    /** What is asked for; {@link TrafficPlan} says what is allowed. */
    record Wanted(long seed, int sales, double ratePerSecond, @Nullable String shop) {}

    /** The run beside what the receiver made of it; {@code run} is null before the first. */
    record Told(TrafficRun.@Nullable Progress run, int pendingWebhooks, Ledger.Totals totals,
            AnswerTimes.Summary answers) {}

    @PostMapping
    ResponseEntity<Object> start(@RequestBody Wanted wanted) {
        boolean started = traffic.start(plan(wanted));
        return started
                ? ResponseEntity.accepted().body(progress())
                : Refusal.of(HttpStatus.CONFLICT, "another run is under way");
    }

    @GetMapping
    Told progress() {
        return new Told(traffic.progress(), outside.pendingWebhooks(), ledger.totals(), ledger.answers());
    }

    private static TrafficPlan plan(Wanted wanted) {
        try {
            return new TrafficPlan(wanted.seed(), wanted.sales(), wanted.ratePerSecond(), wanted.shop());
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(String.valueOf(e.getMessage()));
        }
    }
}
