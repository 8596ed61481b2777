package io.waybill.orders.processing;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Drives {@link DueOrders} live. */
@Component
class DueOrdersTimer {

    private static final Logger LOG = LoggerFactory.getLogger(DueOrdersTimer.class);

    private final DueOrders dueOrders;
    private final InstantSource time;

    DueOrdersTimer(DueOrders dueOrders, InstantSource time) {
        this.dueOrders = dueOrders;
        this.time = time;
    }

    @Scheduled(fixedDelayString = "${waybill.due-orders.interval:1s}")
    void tick() {
        try {
            dueOrders.runOnce(time.instant());
        } catch (DataAccessException | TransactionException databaseAway) {
            LOG.atWarn().addKeyValue("error", databaseAway.getMessage()).log("due orders wait for the database");
        }
    }
}
