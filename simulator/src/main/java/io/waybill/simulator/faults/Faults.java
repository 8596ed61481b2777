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
        plan = new AtomicReference<>(properties.plan());
    }

    public static Faults following(FaultPlan plan) {
        return new Faults(new FaultProperties(plan.seed(), plan.duplicate(), plan.reorder(), plan.delayMillisMax(),
                plan.refuse()));
    }

    public FaultPlan plan() {
        return plan.get();
    }

    public void follow(FaultPlan next) {
        plan.set(next);
    }
}
