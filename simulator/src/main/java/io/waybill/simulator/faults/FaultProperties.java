package io.waybill.simulator.faults;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code waybill.simulator.faults.*}: the plan at start; by default nothing goes wrong. */
@ConfigurationProperties("waybill.simulator.faults")
record FaultProperties(@DefaultValue("0") long seed, @DefaultValue("0") double duplicate,
        @DefaultValue("0") double reorder, @DefaultValue("0") int delayMillisMax, @DefaultValue("0") double refuse) {

    FaultPlan plan() {
        return new FaultPlan(seed, duplicate, reorder, delayMillisMax, refuse);
    }
}
