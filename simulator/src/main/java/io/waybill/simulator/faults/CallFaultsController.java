package io.waybill.simulator.faults;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sim/faults/calls/{outside}}: reads and replaces what goes wrong with calls; a field left out is 0. */
@RestController
@RequestMapping("/sim/faults/calls/{outside}")
class CallFaultsController {

    private static final Logger log = LoggerFactory.getLogger(CallFaultsController.class);

    private final CallFaults faults;

    CallFaultsController(CallFaults faults) {
        this.faults = faults;
    }

    /** The systems whose calls can go wrong, by the names the ledger uses as well. */
    enum Outside {
        aliexpress,
        amazon;
    }

    @GetMapping
    CallFaultPlan read(@PathVariable Outside outside) {
        return faults.plan(outside.name());
    }

    @PostMapping
    CallFaultPlan replace(@PathVariable Outside outside, @RequestBody CallFaultPlan wanted) {
        faults.follow(outside.name(), wanted);
        log.atInfo()
                .addKeyValue("outside", outside)
                .addKeyValue("plan", wanted)
                .log(
                        "another plan for calls is in force");
        return wanted;
    }
}
