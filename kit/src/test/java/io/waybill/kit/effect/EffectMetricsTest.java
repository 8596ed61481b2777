package io.waybill.kit.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.kit.connector.ConnectorFixture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EffectMetricsTest {

    private final ConnectorFixture connector = new ConnectorFixture();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void what_is_not_settled_is_counted_by_kind_and_state() {
        var held = new EffectMetrics(connector.jdbc, () -> connector.now, meters);
        assertThat(held).isNotNull();
        assertThat(meters.find("waybill.effects.unsettled").gauges()).hasSize(6)
                .allSatisfy(gauge -> assertThat(gauge.value()).isZero());

        write("1", EffectKind.SUBMIT, EffectState.FOR_PERSON);
        write("2", EffectKind.SUBMIT, EffectState.FOR_PERSON);
        write("3", EffectKind.CANCEL, EffectState.UNKNOWN);
        write("4", EffectKind.CANCEL, EffectState.DONE);
        assertThat(unsettled(EffectKind.SUBMIT, EffectState.FOR_PERSON)).isZero();
        connector.now = connector.now.plusSeconds(6);

        assertThat(unsettled(EffectKind.SUBMIT, EffectState.FOR_PERSON)).isEqualTo(2);
        assertThat(unsettled(EffectKind.CANCEL, EffectState.UNKNOWN)).isOne();
        assertThat(unsettled(EffectKind.CANCEL, EffectState.FOR_PERSON)).isZero();
    }

    @Test
    void without_a_database_nothing_is_known() {
        var nowhere = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/away"));
        var held = new EffectMetrics(nowhere, () -> connector.now, meters);
        assertThat(held).isNotNull();

        assertThat(unsettled(EffectKind.SUBMIT, EffectState.FOR_PERSON)).isNaN();
    }

    private void write(String key, EffectKind kind, EffectState state) {
        connector.jdbc.sql("""
                insert into effect (key, kind, work_id, order_id, account, state, attempts, first_claimed_at,
                                    claimed_at, body)
                values (?, ?, 'w', 'o', 'a', ?, 1, now(), now(), '')
                """).params(key, kind.name(), state.name()).update();
    }

    private double unsettled(EffectKind kind, EffectState state) {
        return meters.get("waybill.effects.unsettled")
                .tag("kind", kind.name())
                .tag("state", state.name())
                .gauge()
                .value();
    }
}
