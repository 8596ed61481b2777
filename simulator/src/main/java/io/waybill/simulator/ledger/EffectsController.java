package io.waybill.simulator.ledger;

import io.waybill.simulator.ledger.Counterpart.Truth;
import io.waybill.simulator.web.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sim/ledger/effects} and {@code /sim/ledger/calls}: what calls did outside, and how many there were. */
@RestController
@RequestMapping("/sim/ledger")
class EffectsController {

    private final EffectLedger effects;
    private final CallLedger calls;
    private final Map<String, Counterpart> counterparts;

    EffectsController(EffectLedger effects, CallLedger calls, List<Counterpart> counterparts) {
        this.effects = effects;
        this.calls = calls;
        this.counterparts = counterparts.stream().collect(Collectors.toMap(Counterpart::outside, one -> one));
    }

    /** One key's effect beside what is true now of its orders; {@code status} names each status once. */
    record Told(long number, String outside, String account, String key, long calls, long created, long repeats,
            long refused, List<String> refs, Map<String, Integer> units, long cancelCalls, String status,
            int shippedUnits, int cancelledUnits, List<Truth> orders) {}

    /** A page of effects; {@code next} is null on the last one. */
    record Effects(List<Told> items, @Nullable Long next, EffectLedger.Totals totals) {}

    /** The calls of every account. */
    record Calls(List<CallLedger.Total> items, long calls, long quotaViolations) {}

    @GetMapping("/effects")
    Effects effects(@RequestParam Optional<String> outside, @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "1000") int limit) {
        InvalidInput.unless(limit >= 1 && limit <= LedgerController.PAGE_ITEMS_MAX,
                "limit must be between 1 and " + LedgerController.PAGE_ITEMS_MAX);
        List<EffectLedger.Effect> page = effects.after(after, limit);
        List<Told> items = page.stream()
                .filter(effect -> outside.isEmpty() || outside.get().equals(effect.key().outside()))
                .map(this::told)
                .toList();
        return new Effects(items, page.size() < limit ? null : Long.valueOf(page.getLast().number()),
                effects.totals());
    }

    @GetMapping("/calls")
    Calls calls() {
        List<CallLedger.Total> totals = calls.totals();
        return new Calls(totals, totals.stream().mapToLong(CallLedger.Total::calls).sum(),
                totals.stream().mapToLong(CallLedger.Total::quotaViolations).sum());
    }

    private Told told(EffectLedger.Effect effect) {
        EffectLedger.EffectKey key = effect.key();
        List<Truth> orders = effect.refs().stream().flatMap(ref -> truth(key, ref)).toList();
        return new Told(effect.number(), key.outside(), key.account(), key.key(), effect.calls(), effect.created(),
                effect.repeats(), effect.refused(), effect.refs(), effect.unitsBySku(), effect.cancelCalls(),
                orders.stream().map(Truth::status).distinct().collect(Collectors.joining(",")),
                orders.stream().mapToInt(Truth::shippedUnits).sum(),
                orders.stream().mapToInt(Truth::cancelledUnits).sum(), orders);
    }

    private Stream<Truth> truth(EffectLedger.EffectKey key, String ref) {
        return Stream.ofNullable(counterparts.get(key.outside()))
                .flatMap(counterpart -> counterpart.truth(key.account(), ref).stream());
    }
}
