package io.waybill.kit.effect;

import io.waybill.kit.erasure.ErasedOrders;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refusals that were told and that a restored database knows nothing of. Their units may have gone to another channel
 * since, so they are never offered to this one again.
 */
public final class ForgottenRefusals {

    private static final String REMEMBER = """
            insert into effect as e (key, kind, work_id, order_id, account, state, attempts, first_claimed_at, claimed_at,
                                     body, detail)
            select t.key, 'SUBMIT', t.work_id, t.order_id, '', 'REFUSED', 0, clock_timestamp(), clock_timestamp(), '',
                   t.detail
              from unnest(cast(:keys as text[]), cast(:workIds as text[]), cast(:orderIds as text[]),
                          cast(:details as text[])) as t (key, work_id, order_id, detail)
             where not exists (select 1 from erased_order gone where gone.order_id = t.order_id)
            on conflict (key) do update
               set state = 'REFUSED', detail = excluded.detail, updated_at = clock_timestamp()
             where e.state in ('CLAIMED', 'UNKNOWN', 'FOR_PERSON')
            """;

    private final JdbcClient jdbc;
    private final ErasedOrders erased;

    public ForgottenRefusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.erased = new ErasedOrders(jdbc);
    }

    /** Each fulfillment order once, in the caller's transaction. What is settled stays as it is. */
    public void remember(List<Refusal> refusals) {
        erased.holdOff();
        jdbc.sql(REMEMBER)
                .param("keys", each(refusals,
                        r -> Effect.key(r.channel(), EffectKind.SUBMIT, r.fulfillmentOrderId())))
                .param("workIds", each(refusals, Refusal::workId))
                .param("orderIds", each(refusals, Refusal::orderId))
                .param("details", each(refusals, Refusal::why))
                .update();
    }

    private static String[] each(List<Refusal> refusals, Function<Refusal, String> field) {
        return refusals.stream().map(field).toArray(String[]::new);
    }
}
