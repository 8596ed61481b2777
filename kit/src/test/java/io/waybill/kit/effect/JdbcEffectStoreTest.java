package io.waybill.kit.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.connector.ConnectorFixture;
import io.waybill.kit.connector.Lane;
import io.waybill.kit.connector.LaneKey;
import io.waybill.kit.connector.Work;
import io.waybill.schemas.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcEffectStoreTest {

    private final ConnectorFixture connector = new ConnectorFixture();
    private final AtomicLong heartbeat = new AtomicLong();
    private final EffectStore effects = new JdbcEffectStore(connector.jdbc, connector.transactions, heartbeat::get);
    private Work work;

    @BeforeEach
    void lease() {
        connector.wish(ConnectorFixture.request("o1", Wish.SUBMITTED, 1));
        work = lease(Duration.ofMinutes(1));
    }

    private Work lease(Duration lease) {
        return connector.works()
                .lease(new LaneKey("", Lane.SUBMIT), Set.of(Work.FULFILLMENT), connector.now, 1, lease)
                .getFirst();
    }

    private Claim claim(Work by, String body) {
        return new Claim("k", EffectKind.SUBMIT, new Claim.Claimant(by.id(), by.orderId(), "a",
                by.lease().number(), by.lease().wakeNumber()), body, null, Duration.ofSeconds(10), 0);
    }

    private Effect granted(Claim claim) {
        assertThat(effects.claim(claim)).isInstanceOf(Claim.Answer.Granted.class);
        return stored();
    }

    private Effect stored() {
        return effects.ofWork(work.id()).of(EffectKind.SUBMIT).orElseThrow();
    }

    @Test
    void a_claim_is_written_before_anything_is_called_and_a_repeat_sends_the_first_body() {
        var first = granted(claim(work, "one"));
        assertThat(first.state()).isEqualTo(EffectState.CLAIMED);
        effects.settle("k", 1, new Result.Unknown("lost"), 0);

        var second = granted(claim(work, "two"));

        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.sent().body()).isEqualTo("one");
        assertThat(second.claimed().first()).isEqualTo(first.claimed().first());
    }

    @Test
    void nobody_claims_with_an_old_lease_a_short_one_or_without_having_read_the_news() {
        connector.expireLeases();
        var heir = lease(Duration.ofMinutes(1));
        assertThat(effects.claim(claim(work, "zombie"))).isInstanceOf(Claim.Answer.Lapsed.class);

        connector.wish(ConnectorFixture.request("o1", Wish.CANCELLED, 2));
        assertThat(effects.claim(claim(heir, "news"))).isInstanceOf(Claim.Answer.Lapsed.class);

        connector.expireLeases();
        connector.jdbc.sql("update work set lane = 'SUBMIT'").update();
        var shortOne = lease(Duration.ofSeconds(5));
        assertThat(effects.claim(claim(shortOne, "short"))).isInstanceOf(Claim.Answer.Lapsed.class);
        assertThat(effects.ofWork(work.id()).all()).isEmpty();
    }

    @Test
    void a_database_that_went_back_in_time_grants_nothing() {
        heartbeat.set(1);

        assertThat(effects.claim(claim(work, "late"))).isInstanceOf(Claim.Answer.Lapsed.class);
    }

    @Test
    void what_is_settled_is_not_claimed_again() {
        granted(claim(work, "one"));
        effects.settle("k", 1, new Result.Done(List.of("8"), ""), 0);

        assertThat(effects.claim(claim(work, "two"))).isInstanceOf(Claim.Answer.Settled.class);
    }

    @Test
    void that_it_happened_is_written_by_whoever_says_so_and_nothing_undoes_it() {
        granted(claim(work, "one"));
        effects.settle("k", 1, new Result.Unknown("lost"), 0);
        granted(claim(work, "one"));

        effects.settle("k", 1, new Result.Done(List.of("8"), "late news of the first call"), 0);
        effects.settle("k", 2, new Result.Refused("it exists"), 0);
        effects.settle("k", 2, new Result.NotMade(), 0);
        effects.settle("k", 2, new Result.Done(List.of("9"), ""), 0);

        assertThat(stored().state()).isEqualTo(EffectState.DONE);
        assertThat(stored().refs()).containsExactly("8");
    }

    @Test
    void less_than_that_is_written_only_about_the_latest_attempt() {
        granted(claim(work, "one"));
        effects.settle("k", 1, new Result.Unknown("lost"), 0);
        granted(claim(work, "one"));

        effects.settle("k", 1, new Result.Refused("of the first call"), 0);
        effects.settle("k", 1, new Result.NotMade(), 0);

        assertThat(stored().state()).isEqualTo(EffectState.CLAIMED);
        assertThat(stored().attempts()).isEqualTo(2);
    }

    @Test
    void what_was_not_made_leaves_no_trace_of_the_first_call_and_the_doubt_of_those_before() {
        granted(claim(work, "one"));
        effects.settle("k", 1, new Result.NotMade(), 0);
        assertThat(effects.ofWork(work.id()).all()).isEmpty();

        granted(claim(work, "one"));
        effects.settle("k", 1, new Result.Unknown("lost"), 0);
        granted(claim(work, "one"));
        effects.settle("k", 2, new Result.NotMade(), 0);
        assertThat(stored().state()).isEqualTo(EffectState.UNKNOWN);
        assertThat(stored().attempts()).isOne();
    }

    @Test
    void a_call_that_may_have_been_made_before_counts_from_then() {
        var then = Instant.parse("2026-11-01T00:00:00Z");
        var claim = claim(work, "one");

        granted(new Claim("k", EffectKind.SUBMIT, claim.work(), "one", then, claim.callTimeout(), 0));

        assertThat(stored().claimed().first()).isEqualTo(then);
    }

    @Test
    void of_many_at_once_one_is_granted() {
        var answers = IntStream.range(0, 20)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> effects.claim(claim(work, "one"))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // A lease has one holder; what it claims twice it counts twice, and never as new.
        assertThat(answers).filteredOn(Claim.Answer.Granted.class::isInstance)
                .extracting(answer -> ((Claim.Answer.Granted) answer).effect().attempts())
                .doesNotHaveDuplicates();
    }
}
