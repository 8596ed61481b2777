package io.waybill.simulator.faults;

import io.waybill.simulator.web.InvalidInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sim/faults}: reads and replaces the plan; a field left out is 0. */
@RestController
@RequestMapping("/sim/faults")
class FaultsController {

    private static final Logger log = LoggerFactory.getLogger(FaultsController.class);

    private final Faults faults;

    FaultsController(Faults faults) {
        this.faults = faults;
    }

    @GetMapping
    FaultPlan read() {
        return faults.plan();
    }

    @PostMapping
    FaultPlan replace(@RequestBody FaultProperties wanted) {
        try {
            faults.follow(wanted.plan());
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(String.valueOf(e.getMessage()));
        }
        log.atInfo().addKeyValue("plan", faults.plan()).log("another fault plan is in force");
        return faults.plan();
    }
}
