package io.waybill.simulator.ledger;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code waybill.simulator.ledger.*}: how much is remembered.
 *
 * @param entriesMax     older entries are dropped, and counted as dropped
 * @param answerTimesMax so many latest answer times make the percentiles
 * @param effectKeysMax  so many callers' keys are remembered with what was done under them
 */
@ConfigurationProperties("waybill.simulator.ledger")
record LedgerProperties(@DefaultValue("50000") int entriesMax, @DefaultValue("50000") int answerTimesMax,
        @DefaultValue("50000") int effectKeysMax) {

    LedgerProperties {
        if (entriesMax < 1 || answerTimesMax < 1 || effectKeysMax < 1) {
            throw new IllegalArgumentException("waybill.simulator.ledger limits must be 1 or more");
        }
    }
}
