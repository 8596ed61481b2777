package io.waybill.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.simulator.ledger.EffectLedger.Effect;
import io.waybill.simulator.ledger.EffectLedger.EffectKey;
import io.waybill.simulator.ledger.EffectLedger.Totals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectLedgerTest {

    private final EffectLedger ledger = EffectLedger.remembering(3);

    @Test
    void a_doubled_effect_is_seen_and_a_refused_repeat_is_none() {
        ledger.created(key("1"), List.of("A"), Map.of("MUG", 2));
        ledger.repeated(key("1"));
        ledger.cancelAsked(key("1"));
        ledger.refused(key("2"));
        ledger.created(key("2"), List.of("B", "C"), Map.of("MUG", 1, "LAMP", 1));
        ledger.created(key("2"), List.of("D"), Map.of("MUG", 1));
        assertThat(ledger.after(0, 10)).containsExactly(
                new Effect(1, key("1"), 2, 1, 1, 0, List.of("A"), Map.of("MUG", 2), 1),
                new Effect(2, key("2"), 3, 2, 0, 1, List.of("B", "C", "D"), Map.of("MUG", 2, "LAMP", 1), 0));
        assertThat(ledger.totals()).isEqualTo(new Totals(2, 1, 0));
    }

    @Test
    void the_same_key_elsewhere_is_another() {
        ledger.created(key("1"), List.of("A"), Map.of());
        ledger.created(new EffectKey("amazon", "SELLER-SECOND", "1"), List.of("A"), Map.of());
        assertThat(ledger.totals()).isEqualTo(new Totals(2, 0, 0));
    }

    @Test
    void the_oldest_are_dropped_and_counted_and_pages_follow_each_other() {
        for (int n = 1; n <= 5; n++) {
            ledger.created(key(Integer.toString(n)), List.of(), Map.of());
        }
        assertThat(ledger.totals()).isEqualTo(new Totals(3, 0, 2));
        List<Effect> first = ledger.after(0, 2);
        assertThat(first).extracting(effect -> effect.key().key()).containsExactly("3", "4");
        assertThat(ledger.after(first.getLast().number(), 2)).extracting(effect -> effect.key().key())
                .containsExactly("5");
    }

    private static EffectKey key(String key) {
        return new EffectKey("amazon", "SELLER-MAIN", key);
    }
}
