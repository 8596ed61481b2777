package io.waybill.kit.channel;

import static io.waybill.kit.channel.ChannelFixture.FULFILLMENT_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.channel.Outside.Fault;
import io.waybill.kit.effect.EffectKind;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.LineVerdict;
import io.waybill.schemas.Verdict;
import io.waybill.schemas.Wish;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelWorkCancellingTest {

    private final ChannelFixture f = new ChannelFixture(Outside.askedByKey());

    private Verdict verdict() {
        assertThat(f.told().getVerdicts()).extracting(LineVerdict::getVerdict).hasSize(1);
        return f.told().getVerdicts().getFirst().getVerdict();
    }

    @Test
    void before_anything_was_claimed_it_is_stopped_and_never_submitted() {
        f.wish(Wish.SUBMITTED);
        f.wish(Wish.CANCELLED);

        f.work();

        assertThat(verdict()).isEqualTo(Verdict.STOPPED);
        assertThat(f.outside.bodies).isEmpty();
        assertThat(f.outside.cancels).isZero();
    }

    /** It is stored while the step that submits is on its way: the claim sees the news and grants nothing. */
    @Test
    void a_cancel_wish_that_was_stored_before_the_claim_wins_over_a_step_that_did_not_know_it() {
        f.wish(Wish.SUBMITTED);
        f.outside.whileAdmitting = () -> {
            f.outside.whileAdmitting = () -> {
            };
            f.wish(Wish.CANCELLED);
        };

        f.work();

        assertThat(f.outside.bodies).isEmpty();
        assertThat(f.effect(EffectKind.SUBMIT)).isEmpty();
        assertThat(verdict()).isEqualTo(Verdict.STOPPED);
    }

    /** As above, a moment later: now the channel has to be asked. */
    @Test
    void a_cancel_wish_that_was_stored_after_the_claim_comes_too_late_for_it() {
        f.wish(Wish.SUBMITTED);
        f.outside.fault = () -> {
            f.wish(Wish.CANCELLED);
            return Fault.NONE;
        };

        f.work();

        assertThat(f.outside.made(FULFILLMENT_ORDER)).isOne();
        assertThat(f.outside.cancels).isOne();
        assertThat(verdict()).isEqualTo(Verdict.STOPPED);
    }

    @Test
    void in_time_the_channel_stops_it() {
        f.wish(Wish.SUBMITTED);
        f.work();
        f.wish(Wish.CANCELLED);
        f.work();

        assertThat(f.outside.cancels).isOne();
        assertThat(verdict()).isEqualTo(Verdict.STOPPED);
        assertThat(f.told().getStatus()).isEqualTo(FulfillmentOrderStatus.CANCELLED);
    }

    @Test
    void too_late_is_said_by_the_channel_and_the_order_goes_on() {
        f.wish(Wish.SUBMITTED);
        f.work();
        f.outside.stop = Sighting.Stop.TOO_LATE;
        f.outside.status = FulfillmentOrderStatus.IN_PROGRESS;
        f.wish(Wish.CANCELLED);
        f.work();

        assertThat(verdict()).isEqualTo(Verdict.TOO_LATE);
        f.outside.status = FulfillmentOrderStatus.FULFILLED;
        f.pass(Duration.ofMinutes(2));

        assertThat(f.told().getStatus()).isEqualTo(FulfillmentOrderStatus.FULFILLED);
        assertThat(verdict()).isEqualTo(Verdict.TOO_LATE);
        assertThat(f.outside.cancels).as("asked once").isOne();
    }

    @Test
    void what_nobody_can_take_back_is_too_late_once_it_is_out() {
        var noWayBack = new ChannelFixture(Outside.repeatable());
        noWayBack.wish(Wish.SUBMITTED);
        noWayBack.work();
        noWayBack.outside.stop = Sighting.Stop.TOO_LATE;
        noWayBack.wish(Wish.CANCELLED);
        noWayBack.work();

        assertThat(noWayBack.told().getVerdicts()).extracting(LineVerdict::getVerdict)
                .containsExactly(Verdict.TOO_LATE);
        assertThat(noWayBack.outside.cancels).isZero();
    }

    @Test
    void an_unknown_submit_that_never_arrived_is_stopped_without_being_made() {
        f.outside.fault = () -> Fault.LOST_BEFORE;
        f.wish(Wish.SUBMITTED);
        f.work();
        f.wish(Wish.CANCELLED);
        f.work();
        assertThat(verdict()).isEqualTo(Verdict.PENDING);
        f.pass(Duration.ofMinutes(10));

        assertThat(f.outside.bodies).hasSize(1);
        assertThat(verdict()).isEqualTo(Verdict.STOPPED);
    }

    @Test
    void an_unknown_submit_that_arrived_is_found_and_then_stopped() {
        f.outside.fault = () -> Fault.LOST_AFTER;
        f.wish(Wish.SUBMITTED);
        f.work();
        f.wish(Wish.CANCELLED);
        f.work();

        assertThat(f.outside.cancels).isOne();
        assertThat(verdict()).isEqualTo(Verdict.STOPPED);
    }

    @Test
    void without_an_account_nothing_was_sent_so_it_is_in_time() {
        f.outside.account = "";
        f.wish(Wish.SUBMITTED);
        f.work();
        assertThat(f.told().getProblem().getKind()).isEqualTo("NO_ACCOUNT");
        f.wish(Wish.CANCELLED);
        f.work();

        assertThat(verdict()).isEqualTo(Verdict.STOPPED);
    }

    @Test
    void an_account_that_is_added_later_gets_what_waited() {
        f.outside.account = "";
        f.wish(Wish.SUBMITTED);
        f.work();
        f.outside.account = Outside.ACCOUNT;

        assertThat(f.connector.works().wakeWaiting(List.of(Outside.ACCOUNT), f.connector.now)).isOne();
        f.work();

        assertThat(f.outside.made(FULFILLMENT_ORDER)).isOne();
        assertThat(f.connector.row(FULFILLMENT_ORDER).account()).isEqualTo(Outside.ACCOUNT);
    }
}
