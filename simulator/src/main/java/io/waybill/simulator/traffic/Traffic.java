package io.waybill.simulator.traffic;

import io.waybill.simulator.ledger.Ledger;
import io.waybill.simulator.shopify.ShopifyStores;
import io.waybill.simulator.shopify.Till;
import io.waybill.simulator.web.InvalidInput;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one run that may be under way, and the last one that was. */
@Component
class Traffic {

    private final ShopifyStores stores;
    private final Ledger ledger;
    private final InstantSource clock;
    private final AtomicReference<@Nullable TrafficRun> current = new AtomicReference<>();

    Traffic(ShopifyStores stores, Ledger ledger, InstantSource clock) {
        this.stores = stores;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** False while another run is under way. */
    synchronized boolean start(TrafficPlan plan) {
        TrafficRun running = current.get();
        if (running != null && running.running()) {
            return false;
        }
        Till till = stores.till(plan.shop())
                .orElseThrow(() -> new InvalidInput("shop " + plan.shop() + " does not exist"));
        ledger.measureAnew();
        current.set(new TrafficRun(plan, till, clock.instant()));
        return true;
    }

    TrafficRun.@Nullable Progress progress() {
        TrafficRun run = current.get();
        return run == null ? null : run.progress(clock.instant());
    }

    int runOnce(Instant now) {
        TrafficRun run = current.get();
        return run == null ? 0 : run.runOnce(now);
    }
}
