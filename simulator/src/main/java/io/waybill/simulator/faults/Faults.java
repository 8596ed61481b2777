package io.waybill.simulator.faults;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The plan in force; it can be replaced at any moment and holds for what is born or attempted afterwards. */
@Component
@EnableConfigurationProperties(FaultProperties.class)
public class Faults {

    private final AtomicReference<FaultPlan> plan;

    Faults(FaultProperties properties) {
        this(properties.plan());
    }

    private Faults(FaultPlan plan) {
        this.plan = new AtomicReference<>(plan);
    }

    public static Faults following(FaultPlan plan) {
        return new Faults(plan);
    }

    public FaultPlan plan() {
        return plan.get();
    }

    public void follow(FaultPlan next) {
        plan.set(next);
    }
}
