package io.waybill.kit.channel;

import static io.waybill.kit.channel.ChannelFixture.FULFILLMENT_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.channel.Outside.Fault;
import io.waybill.kit.connector.WorkState;
import io.waybill.kit.effect.EffectKind;
import io.waybill.kit.effect.EffectState;
import io.waybill.kit.outside.Admission;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.Owner;
import io.waybill.schemas.ResolutionKind;
import io.waybill.schemas.Verdict;
import io.waybill.schemas.Wish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ChannelWorkSubmittingTest {

    private static Supplier<Fault> then(Fault... faults) {
        var left = new ArrayList<>(Arrays.asList(faults));
        return () -> left.isEmpty() ? Fault.NONE : left.removeFirst();
    }

    @Test
    void a_wish_is_given_to_the_channel_once_and_followed() {
        var f = new ChannelFixture(Outside.askedByKey());
        f.wish(Wish.SUBMITTED);

        f.work();
        f.work();
        assertThat(f.told().getStatus()).isEqualTo(FulfillmentOrderStatus.ACCEPTED);
        f.outside.status = FulfillmentOrderStatus.IN_PROGRESS;
        f.pass(Duration.ofMinutes(2));

        assertThat(f.outside.made(FULFILLMENT_ORDER)).isOne();
        assertThat(f.told().getStatus()).isEqualTo(FulfillmentOrderStatus.IN_PROGRESS);
        assertThat(f.told().getExternalRefs()).hasSize(1);
        assertThat(f.submitState()).isEqualTo(EffectState.DONE);
    }

    @Test
    void what_was_provably_not_made_leaves_no_claim_and_is_tried_later() {
        var f = new ChannelFixture(Outside.forPersons());
        f.outside.fault = then(Fault.NOT_MADE, Fault.NOT_MADE);
        f.wish(Wish.SUBMITTED);

        f.work();
        assertThat(f.effect(EffectKind.SUBMIT)).isEmpty();
        f.pass(Duration.ofMinutes(1));
        f.pass(Duration.ofMinutes(1));

        assertThat(f.outside.made(FULFILLMENT_ORDER)).isOne();
        assertThat(f.effect(EffectKind.SUBMIT).orElseThrow().attempts()).isOne();
    }

    @Test
    void while_no_call_is_admitted_nothing_is_claimed() {
        var f = new ChannelFixture(Outside.askedByKey());
        f.outside.admission = new Admission.Denied(Duration.ofSeconds(1), "the breaker is open");
        f.wish(Wish.SUBMITTED);

        f.work();

        assertThat(f.effect(EffectKind.SUBMIT)).isEmpty();
        assertThat(f.outside.bodies).isEmpty();
        assertThat(f.connector.row(FULFILLMENT_ORDER).trouble().lastError()).contains("breaker");
    }

    @Test
    void a_refusal_is_told_and_never_repeated() {
        var f = new ChannelFixture(Outside.askedByKey());
        f.outside.fault = then(Fault.REFUSED);
        f.wish(Wish.SUBMITTED);

        f.work();
        f.pass(Duration.ofDays(1));

        assertThat(f.told().getStatus()).isEqualTo(FulfillmentOrderStatus.REJECTED);
        assertThat(f.told().getProblem().getDetail()).isEqualTo("not like this");
        assertThat(f.outside.bodies).hasSize(1);
        assertThat(f.connector.row(FULFILLMENT_ORDER).state()).isEqualTo(WorkState.DONE);
    }

    @Test
    void a_lost_answer_is_found_by_asking_for_the_key() {
        var f = new ChannelFixture(Outside.askedByKey());
        f.outside.fault = then(Fault.LOST_AFTER);
        f.wish(Wish.SUBMITTED);

        f.work();
        assertThat(f.told().getProblem().getKind()).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(f.told().getProblem().getOwner()).isEqualTo(Owner.US);
        f.pass(Duration.ofSeconds(30));

        assertThat(f.told().getStatus()).isEqualTo(FulfillmentOrderStatus.ACCEPTED);
        assertThat(f.told().getProblem()).isNull();
        assertThat(f.outside.bodies).hasSize(1);
    }

    @Test
    void that_it_is_not_there_counts_only_when_no_call_can_still_arrive() {
        var f = new ChannelFixture(Outside.askedByKey());
        f.outside.fault = then(Fault.LOST_BEFORE);
        f.wish(Wish.SUBMITTED);

        f.work();
        f.pass(Duration.ofMinutes(6));
        assertThat(f.outside.bodies).as("5 min, a time-out and a lease are not over").hasSize(1);
        f.pass(Duration.ofMinutes(1));

        assertThat(f.outside.bodies).hasSize(2).allMatch(body -> body.equals(f.outside.bodies.getFirst()));
        assertThat(f.outside.made(FULFILLMENT_ORDER)).isOne();
        assertThat(f.told().getStatus()).isEqualTo(FulfillmentOrderStatus.ACCEPTED);
    }

    @Test
    void a_process_that_dies_in_the_call_leaves_an_outcome_that_the_next_one_finds_out() {
        for (var fault : List.of(Fault.DIES_AFTER, Fault.DIES_BEFORE)) {
            var f = new ChannelFixture(Outside.askedByKey());
            f.outside.fault = then(fault);
            f.wish(Wish.SUBMITTED);

            f.work();
            assertThat(f.submitState()).isEqualTo(EffectState.CLAIMED);
            f.pass(Duration.ofMinutes(20));
            f.pass(Duration.ofMinutes(20));

            assertThat(f.outside.made(FULFILLMENT_ORDER)).isOne();
            assertThat(f.told().getStatus()).isEqualTo(FulfillmentOrderStatus.ACCEPTED);
        }
    }

    @Test
    void a_refused_repeat_is_answered_by_a_look() {
        var f = new ChannelFixture(Outside.askedByKey());
        f.outside.fault = then(Fault.LOST_BEFORE, Fault.LOST_BEFORE);
        f.wish(Wish.SUBMITTED);
        f.work();
        f.outside.madeByKey.clear();
        f.pass(Duration.ofMinutes(7));
        f.outside.madeByKey.put(FULFILLMENT_ORDER, new ArrayList<>(List.of("late")));
        f.outside.fault = then(Fault.REFUSED);

        f.pass(Duration.ofMinutes(7));

        assertThat(f.told().getExternalRefs()).containsExactly("late");
        assertThat(f.submitState()).isEqualTo(EffectState.DONE);
    }

    @Test
    void where_the_key_is_known_outside_the_same_body_is_sent_again_and_exists_once() {
        var f = new ChannelFixture(Outside.repeatable());
        f.outside.fault = then(Fault.LOST_BEFORE, Fault.LOST_BEFORE);
        f.wish(Wish.SUBMITTED);
        f.work();
        f.wish(Wish.SUBMITTED);

        f.pass(Duration.ofMinutes(1));
        f.pass(Duration.ofMinutes(1));

        assertThat(f.outside.bodies).hasSize(3).allMatch(body -> body.equals(f.outside.bodies.getFirst()));
        assertThat(f.outside.made(FULFILLMENT_ORDER)).isOne();
        assertThat(f.told().getStatus()).isEqualTo(FulfillmentOrderStatus.ACCEPTED);
    }

    @Test
    void a_repeat_that_proves_that_it_exists_waits_for_a_person_who_knows_its_ids() {
        var f = new ChannelFixture(Outside.repeatable());
        f.outside.fault = then(Fault.LOST_AFTER);
        f.wish(Wish.SUBMITTED);
        f.work();
        f.pass(Duration.ofMinutes(1));

        assertThat(f.told().getProblem().getKind()).isEqualTo("IDS_UNKNOWN");
        assertThat(f.told().getProblem().getOwner()).isEqualTo(Owner.STAFF);
        f.resolve(ResolutionKind.ADOPT, "8123, 8124", Wish.SUBMITTED);
        f.work();

        assertThat(f.told().getProblem()).isNull();
        assertThat(f.effect(EffectKind.SUBMIT).orElseThrow().refs()).containsExactly("8123", "8124");
        assertThat(f.outside.made(FULFILLMENT_ORDER)).isOne();
    }

    @Test
    void after_the_window_only_a_person_goes_on() {
        var f = new ChannelFixture(Outside.repeatable());
        f.outside.fault = then(Fault.LOST_BEFORE);
        f.wish(Wish.SUBMITTED);
        f.work();
        f.pass(Duration.ofHours(21));

        assertThat(f.outside.bodies).hasSize(1);
        assertThat(f.submitState()).isEqualTo(EffectState.FOR_PERSON);
        assertThat(f.told().getProblem().getOwner()).isEqualTo(Owner.STAFF);
        f.resolve(ResolutionKind.REPEAT, "", Wish.SUBMITTED);
        f.work();

        assertThat(f.outside.made(FULFILLMENT_ORDER)).isOne();
        assertThat(f.told().getStatus()).isEqualTo(FulfillmentOrderStatus.ACCEPTED);
    }

    @Test
    void a_persons_repeat_is_carried_out_once() {
        var f = new ChannelFixture(Outside.forPersons());
        f.outside.fault = then(Fault.LOST_BEFORE, Fault.LOST_BEFORE);
        f.wish(Wish.SUBMITTED);
        f.work();
        f.resolve(ResolutionKind.REPEAT, "", Wish.SUBMITTED);
        f.work();
        f.pass(Duration.ofDays(1));

        assertThat(f.outside.bodies).hasSize(2);
        assertThat(f.submitState()).isEqualTo(EffectState.FOR_PERSON);
    }

    @Test
    void a_cancelled_order_whose_submit_is_unknown_is_not_sent_to_find_out() {
        var f = new ChannelFixture(Outside.repeatable());
        f.outside.fault = then(Fault.LOST_BEFORE);
        f.wish(Wish.SUBMITTED);
        f.work();
        f.wish(Wish.CANCELLED);
        f.work();
        f.pass(Duration.ofHours(1));

        assertThat(f.outside.bodies).hasSize(1);
        assertThat(f.told().getProblem().getOwner()).isEqualTo(Owner.STAFF);
        assertThat(f.told().getVerdicts()).allMatch(verdict -> verdict.getVerdict() == Verdict.PENDING);
        f.resolve(ResolutionKind.GIVE_UP, "", Wish.CANCELLED);
        f.work();
        assertThat(f.told().getVerdicts()).allMatch(verdict -> verdict.getVerdict() == Verdict.STOPPED);
    }
}
