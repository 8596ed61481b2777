package io.waybill.orders.idempotency;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Forgets answers that are given no more. */
@Component
class OldAnswers {

    static final int ROWS_MAX = 1_000;
    private static final int BATCHES_MAX = 10;

    private static final Logger LOG = LoggerFactory.getLogger(OldAnswers.class);

    private final AnswerStore answers;
    private final IdempotencyProperties limits;

    OldAnswers(AnswerStore answers, IdempotencyProperties limits) {
        this.answers = answers;
        this.limits = limits;
    }

    /** Returns how many it forgot; each batch is a transaction of its own. */
    int runOnce() {
        var forgotten = 0;
        for (var batch = 1; batch <= BATCHES_MAX; batch++) {
            var rows = answers.forget(limits.keptFor(), ROWS_MAX);
            forgotten += rows;
            if (rows < ROWS_MAX) break;
        }
        return forgotten;
    }

    @Scheduled(fixedDelayString = "${waybill.idempotency.cleaning-interval:10s}")
    void tick() {
        try {
            runOnce();
        } catch (DataAccessException | TransactionException databaseAway) {
            LOG.atWarn().addKeyValue("error", databaseAway.getMessage()).log("old answers wait for the database");
        }
    }
}
