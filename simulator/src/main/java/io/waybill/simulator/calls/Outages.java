package io.waybill.simulator.calls;

import io.waybill.simulator.faults.CallFaultPlan;
import io.waybill.simulator.faults.CallFaults;
import io.waybill.simulator.ledger.CallLedger;
import io.waybill.simulator.ledger.CallLedger.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no call through to an outside system that is down: it is refused at once, or never answered. */
@Component
class Outages extends OncePerRequestFilter {

    private final List<OutsideSystem> systems;
    private final CallFaults faults;
    private final CallLedger ledger;
    private final Pause pause;

    Outages(List<OutsideSystem> systems, CallFaults faults, CallLedger ledger, Pause pause) {
        this.systems = List.copyOf(systems);
        this.faults = faults;
        this.ledger = ledger;
        this.pause = pause;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<OutsideSystem> system = systems.stream()
                .filter(one -> one.serves(request.getRequestURI()))
                .findFirst();
        if (system.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        CallFaultPlan plan = faults.plan(system.get().name());
        switch (plan.outage()) {
            case NONE -> chain.doFilter(request, response);
            case FAIL -> fail(system.get(), response);
            case HANG -> hang(system.get(), plan, request);
        }
    }

    private void fail(OutsideSystem system, HttpServletResponse response) throws IOException {
        ledger.count(system.name(), "-", "-", Outcome.OUTAGE);
        response.setStatus(503);
        response.setContentType("application/json");
        response.getWriter().write(system.unavailableBody());
    }

    private void hang(OutsideSystem system, CallFaultPlan plan, HttpServletRequest request) {
        ledger.count(system.name(), "-", "-", Outcome.OUTAGE);
        pause.last(Duration.ofMillis(plan.hangMillis()));
        DroppedConnections.drop(request);
    }
}
