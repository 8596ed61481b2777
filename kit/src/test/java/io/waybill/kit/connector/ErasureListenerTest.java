package io.waybill.kit.connector;

import static io.waybill.kit.connector.ConnectorFixture.handler;
import static io.waybill.kit.connector.ConnectorFixture.request;
import static io.waybill.kit.connector.ConnectorFixture.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.kit.connector.Answer.Next;
import io.waybill.kit.effect.Claim;
import io.waybill.kit.effect.Effect;
import io.waybill.kit.effect.EffectKind;
import io.waybill.kit.effect.ForgottenRefusals;
import io.waybill.kit.effect.JdbcEffectStore;
import io.waybill.kit.effect.Refusal;
import io.waybill.kit.effect.Result;
import io.waybill.kit.erasure.ErasedOrders;
import io.waybill.kit.kafka.Batch;
import io.waybill.kit.kafka.Batch.Mode;
import io.waybill.kit.kafka.Change;
import io.waybill.kit.kafka.Incoming;
import io.waybill.kit.kafka.Origin;
import io.waybill.kit.kafka.Rejected;
import io.waybill.schemas.Address;
import io.waybill.schemas.Cause;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.OrderErasedFact;
import io.waybill.schemas.OrderEvent;
import io.waybill.schemas.Wish;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What a connector holds of an order that is erased, whatever it is doing about it at the time. */
class ErasureListenerTest {

    private static final String CITY = "Timbuktu";

    private final ConnectorFixture connector = new ConnectorFixture().inThisThread();
    private final ErasedOrders erased = new ErasedOrders(connector.jdbc, List.of(new WorkTraces(connector.jdbc)));
    private final ErasureListener listener = new ErasureListener(erased);
    private final RequestListener requests = new RequestListener(connector.store, Accounts.NONE, connector.outbox,
            erased);
    private final JdbcEffectStore effects = new JdbcEffectStore(connector.jdbc, connector.transactions, () -> 0);

    @Test
    void work_wish_effect_and_what_was_told_are_gone_and_other_orders_stay() {
        want(wish("o1", 1), wish("o2", 1));
        submit("o1");
        assertThat(traces("o1")).isEqualTo(2);
        assertThat(inDatabase(CITY)).isTrue();

        var changes = erase("o1");

        assertThat(changes).extracting(Change::orderId).containsExactly("o1");
        assertThat(traces("o1")).isZero();
        assertThat(traces("o2")).isOne();
        erase("o2");
        assertThat(inDatabase(CITY)).isFalse();
    }

    @Test
    void a_wish_that_comes_later_is_neither_stored_nor_answered() {
        want(wish("o1", 1));
        erase("o1");
        connector.published.clear();

        want(wish("o1", 1), wish("o1", 2), wish("o2", 1));

        assertThat(traces("o1")).isZero();
        assertThat(traces("o2")).isOne();
        assertThat(connector.published).isEmpty();
    }

    @Test
    void an_order_that_was_never_seen_is_not_taken_afterwards() {
        erase("o1");
        want(wish("o1", 1));
        assertThat(traces("o1")).isZero();
    }

    @Test
    void a_step_that_is_under_way_brings_nothing_home() {
        want(wish("o1", 1));
        var worker = connector.worker(handler((work, _) -> {
            erase("o1");
            return new Answer.Tell(update(work).build(), Next.never());
        }));

        assertThat(worker.runOnce(connector.now)).isOne();

        assertThat(connector.published).isEmpty();
        assertThat(traces("o1")).isZero();
        assertThat(worker.runOnce(connector.now)).isZero();
    }

    @Test
    void no_call_is_claimed_any_more_and_what_became_of_one_is_stored_nowhere() {
        want(wish("o1", 1));
        var claim = submit("o1");
        erase("o1");

        effects.settle(claim.key(), 1, new Result.Refused("no such street in " + CITY), 0);
        assertThat(effects.claim(claim)).isInstanceOf(Claim.Answer.Lapsed.class);
        connector.transactions.executeWithoutResult(_ -> remember("o1"));

        assertThat(traces("o1")).isZero();
    }

    /** The tombstone is not to be seen before the erasure ends. */
    @Test
    void a_refusal_that_is_remembered_meanwhile_waits_and_is_stored_nowhere() {
        var remembering = new AtomicReference<CompletableFuture<Void>>();
        connector.transactions.executeWithoutResult(_ -> {
            erased.erase(List.of("o1"));
            remembering.set(CompletableFuture.runAsync(
                    () -> connector.transactions.executeWithoutResult(_ -> remember("o1"))));
            await().until(() -> remembering.get().isDone() || connector.waitingForTheGate() == 1);
        });
        remembering.get().join();
        assertThat(traces("o1")).isZero();
    }

    @Test
    void what_names_no_order_erases_nothing_and_is_a_dead_letter() {
        connector.store.schedule(new Work.Key("SWEEP", "SWEEP", "", "a"), Lane.UPKEEP, connector.now);
        want(wish("o1", 1));
        var facts = Stream.of("", "o 1", "o".repeat(41), "o1").map(ErasureListenerTest::erasure);

        var applied = connector.transactions.execute(_ -> listener.apply(batch(facts)));

        assertThat(applied.rejected()).extracting(Rejected::kind).hasSize(3).containsOnly("IMPOSSIBLE_VALUE");
        assertThat(applied.changes()).extracting(Change::orderId).containsExactly("o1");
        assertThat(traces("o1")).isZero();
        assertThat(traces("")).isOne();
    }

    @Test
    void work_of_no_order_is_no_trace_of_one() {
        connector.store.schedule(new Work.Key("SWEEP", "SWEEP", "", "a"), Lane.UPKEEP, connector.now);
        connector.transactions.executeWithoutResult(_ -> new WorkTraces(connector.jdbc).erase(List.of("", "o1")));
        assertThat(traces("")).isOne();
    }

    @Test
    void what_is_still_to_be_published_is_taken_back() {
        connector.jdbc.sql("insert into outbox (topic, record_key, stage, record_type, payload)"
                + " values ('orders.received', 'o1', 1, 'x', ''), ('orders.received', 'o2', 1, 'x', '')").update();
        erase("o1");
        assertThat(connector.jdbc.sql("select record_key from outbox").query(String.class).list())
                .containsExactly("o2");
    }

    /** Outside a transaction any statement about erasing throws. */
    @Test
    void all_other_facts_cost_no_statement() {
        var other = fact("o1").setType("OrderArchived").build();
        assertThat(listener.apply(batch(Stream.of(other))).changes()).isEmpty();
    }

    private Claim submit(String orderId) {
        var work = connector.store.lease(new LaneKey("", Lane.SUBMIT), List.of(Work.FULFILLMENT), connector.now, 9,
                Duration.ofMinutes(1)).stream().filter(w -> w.orderId().equals(orderId)).findFirst().orElseThrow();
        var claim = new Claim(Effect.key("FBA", EffectKind.SUBMIT, orderId + "-F1"), EffectKind.SUBMIT,
                new Claim.Claimant(work.id(), orderId, "a", work.lease().number(), work.lease().wakeNumber()), CITY,
                null, Duration.ofSeconds(1), 0);
        assertThat(effects.claim(claim)).isInstanceOf(Claim.Answer.Granted.class);
        return claim;
    }

    private void want(FulfillmentRequest... wishes) {
        connector.transactions.executeWithoutResult(_ -> requests.apply(batch(Stream.of(wishes))));
    }

    private List<Change> erase(String orderId) {
        return List.copyOf(connector.transactions.execute(
                _ -> listener.apply(batch(Stream.of(erasure(orderId)))).changes()));
    }

    private static OrderEvent erasure(String orderId) {
        return fact(orderId).setType("OrderErased").setOrderErased(new OrderErasedFact("olga")).build();
    }

    private void remember(String orderId) {
        new ForgottenRefusals(connector.jdbc)
                .remember(List.of(new Refusal("FBA", "w", orderId, orderId + "-F1", CITY)));
    }

    private Batch batch(Stream<? extends SpecificRecord> records) {
        var origin = new Origin("orders.events", new UUID(0, 1), 0, 0);
        return new Batch(records.map(record -> new Incoming(record, origin)).toList(), Mode.LIVE, connector.now);
    }

    private static OrderEvent.Builder fact(String orderId) {
        return OrderEvent.newBuilder()
                .setOrderId(orderId)
                .setSequence(7)
                .setAt(ConnectorFixture.START)
                .setCause(Cause.newBuilder().setKind("COMMAND").build());
    }

    private static FulfillmentRequest wish(String orderId, long revision) {
        return FulfillmentRequest.newBuilder(request(orderId, Wish.SUBMITTED, revision))
                .setRecipient(Address.newBuilder().setCity(CITY).build())
                .build();
    }

    private int traces(String orderId) {
        return connector.jdbc.sql("""
                select (select count(*) from work where order_id = :id)
                     + (select count(*) from effect where order_id = :id)""")
                .param("id", orderId)
                .query(Integer.class)
                .single();
    }

    private boolean inDatabase(String text) {
        return connector.jdbc.sql("""
                select exists (select 1 from effect where position(:text in effect::text) > 0)
                    or exists (select 1 from work where position(convert_to(:text, 'UTF8') in request) > 0)""")
                .param("text", text)
                .query(Boolean.class)
                .single();
    }
}
