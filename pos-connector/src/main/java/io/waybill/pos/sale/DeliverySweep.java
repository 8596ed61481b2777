package io.waybill.pos.sale;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets deliveries that are too old to be repeated, so that their table stays bounded. */
public class DeliverySweep {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySweep.class);
    private static final int DELETED_AT_ONCE_MAX = 1000;

    private final SaleStore sales;
    private final Duration retention;
    private final InstantSource clock;

    public DeliverySweep(SaleStore sales, Duration retention, InstantSource clock) {
        this.sales = sales;
        this.retention = retention;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M")
    void run() {
        try {
            var forgotten = runOnce(clock.instant());
            if (forgotten > 0)
                LOG.atInfo().addKeyValue("deliveries", forgotten).log("old webhook deliveries forgotten");
        } catch (DataAccessException e) {
            LOG.atWarn()
                    .addKeyValue("error", e.toString())
                    .log("could not forget old webhook deliveries; trying later");
        }
    }

    int runOnce(Instant now) {
        var all = 0;
        for (var deleted = DELETED_AT_ONCE_MAX; deleted == DELETED_AT_ONCE_MAX;) {
            deleted = sales.forgetDeliveriesBefore(now.minus(retention), DELETED_AT_ONCE_MAX);
            all += deleted;
        }
        return all;
    }
}
