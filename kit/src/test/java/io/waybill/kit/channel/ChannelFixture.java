package io.waybill.kit.channel;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.kit.channel.ChannelWork.Calls;
import io.waybill.kit.connector.ConnectorFixture;
import io.waybill.kit.connector.Worker;
import io.waybill.kit.effect.Effect;
import io.waybill.kit.effect.EffectKind;
import io.waybill.kit.effect.EffectState;
import io.waybill.kit.effect.EffectStore;
import io.waybill.kit.effect.JdbcEffectStore;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Resolution;
import io.waybill.schemas.ResolutionKind;
import io.waybill.schemas.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The loop between real tables and a world that the test rules. Time in the tables is moved, not waited for. */
final class ChannelFixture {

    static final String ORDER = "o1";
    static final String FULFILLMENT_ORDER = "o1-F1";

    final ConnectorFixture connector = new ConnectorFixture().inThisThread();
    final EffectStore effects = new JdbcEffectStore(connector.jdbc, connector.transactions, () -> 0);
    final Outside outside;
    private final Worker worker;

    ChannelFixture(Outside outside) {
        this.outside = outside;
        var channels = new Channels(List.of(outside));
        connector.accounts = channels;
        var settled = new SettledEffects(effects, new SimpleMeterRegistry());
        worker = connector.worker(new ChannelWork(channels, new NoAccount("DROPSHIP", "supplier account"),
                connector.works(), effects,
                new Calls(new Submitting(effects, settled), new Watching(effects, settled), settled)));
    }

    /** A wish whose revision is its time, as order-service gives it. */
    FulfillmentRequest wish(Wish wish) {
        var request = ConnectorFixture.request(ORDER, wish, micros(connector.now));
        connector.wish(request);
        connector.now = connector.now.plusMillis(1);
        return request;
    }

    void resolve(ResolutionKind kind, String ref, Wish wish) {
        var resolution = Resolution.newBuilder().setKind(kind).setExternalRef(ref).setBy("ada").setAt(connector.now);
        connector.wish(FulfillmentRequest
                .newBuilder(ConnectorFixture.request(ORDER, wish, micros(connector.now)))
                .setResolution(resolution.build())
                .build());
        connector.now = connector.now.plusMillis(1);
    }

    /** Does everything that is due, some times over, as a running connector would. */
    void work() {
        for (var n = 0; n < 8 && worker.runOnce(connector.now) > 0; n++) connector.expireLeases();
    }

    /** Lets this much time pass, by every clock. */
    void pass(Duration time) {
        connector.now = connector.now.plus(time);
        connector.jdbc.sql("""
                update effect set first_claimed_at = first_claimed_at - :millis * interval '1 millisecond',
                                  claimed_at = claimed_at - :millis * interval '1 millisecond'
                """).param("millis", time.toMillis()).update();
        connector.jdbc.sql("update heartbeat set restored_at = restored_at - :millis * interval '1 millisecond'")
                .param("millis", time.toMillis())
                .update();
        connector.expireLeases();
        work();
    }

    FulfillmentUpdate told() {
        return connector.updates().getLast();
    }

    Optional<Effect> effect(EffectKind kind) {
        return effects.ofWork("FULFILLMENT:" + FULFILLMENT_ORDER).of(kind);
    }

    EffectState submitState() {
        return effect(EffectKind.SUBMIT).orElseThrow().state();
    }

    static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }
}
