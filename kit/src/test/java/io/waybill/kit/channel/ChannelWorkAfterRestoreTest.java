package io.waybill.kit.channel;

import static io.waybill.kit.channel.ChannelFixture.FULFILLMENT_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.kit.channel.Outside.Fault;
import io.waybill.kit.effect.EffectKind;
import io.waybill.kit.effect.EffectState;
import io.waybill.kit.effect.ForgottenRefusals;
import io.waybill.kit.effect.Refusal;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.Owner;
import io.waybill.schemas.ResolutionKind;
import io.waybill.schemas.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The database is back where it was before the order was heard of; the outside is not. */
class ChannelWorkAfterRestoreTest {

    private static ChannelFixture in(Outside outside) {
        var f = new ChannelFixture(outside);
        f.connector.now = Instant.now();
        return f;
    }

    /** Everything since is lost, and what the topic still holds is read again. */
    private static void restore(ChannelFixture f, FulfillmentRequest... readAgain) {
        f.connector.jdbc.sql("truncate work, effect").update();
        f.connector.jdbc.sql("update heartbeat set restored_at = clock_timestamp()").update();
        f.connector.wish(readAgain);
        f.work();
    }

    @Test
    void what_the_outside_has_by_our_key_is_found_and_not_submitted_again() {
        var f = in(Outside.askedByKey());
        var wish = f.wish(Wish.SUBMITTED);
        f.work();

        restore(f, wish);
        f.pass(Duration.ofMinutes(20));

        assertThat(f.outside.bodies).hasSize(1);
        assertThat(f.submitState()).isEqualTo(EffectState.DONE);
        assertThat(f.told().getStatus()).isEqualTo(FulfillmentOrderStatus.ACCEPTED);
    }

    @Test
    void what_it_does_not_have_is_submitted_once_no_call_can_still_arrive() {
        var f = in(Outside.askedByKey());
        var wish = f.wish(Wish.SUBMITTED);

        restore(f, wish);
        assertThat(f.outside.bodies).isEmpty();
        f.pass(Duration.ofMinutes(7));

        assertThat(f.outside.made(FULFILLMENT_ORDER)).isOne();
    }

    @Test
    void where_it_may_be_sent_again_that_shows_that_it_exists() {
        var f = in(Outside.repeatable());
        var wish = f.wish(Wish.SUBMITTED);
        f.work();

        restore(f, wish);

        assertThat(f.outside.made(FULFILLMENT_ORDER)).isOne();
        assertThat(f.told().getProblem().getKind()).isEqualTo("IDS_UNKNOWN");
    }

    @Test
    void a_wish_older_than_the_window_waits_for_a_person_who_can_adopt_it() {
        var f = in(Outside.repeatable());
        f.connector.now = Instant.now().minus(Duration.ofHours(21));
        var wish = f.wish(Wish.SUBMITTED);
        f.work();

        restore(f, wish);

        assertThat(f.outside.bodies).hasSize(1);
        assertThat(f.told().getProblem().getOwner()).isEqualTo(Owner.STAFF);
        f.resolve(ResolutionKind.ADOPT, "8123", Wish.SUBMITTED);
        f.work();
        assertThat(f.effect(EffectKind.SUBMIT).orElseThrow().refs()).isEqualTo(List.of("8123"));
        assertThat(f.outside.bodies).hasSize(1);
    }

    @Test
    void a_persons_repeat_from_before_the_restore_is_not_carried_out_again() {
        var f = in(Outside.forPersons());
        f.outside.fault = () -> f.outside.bodies.size() == 1 ? Fault.LOST_BEFORE : Fault.NONE;
        f.wish(Wish.SUBMITTED);
        f.work();
        f.resolve(ResolutionKind.REPEAT, "", Wish.SUBMITTED);
        var resolved = f.connector.row(FULFILLMENT_ORDER).request();
        f.work();
        assertThat(f.outside.made(FULFILLMENT_ORDER)).isOne();

        restore(f, resolved);
        f.pass(Duration.ofMinutes(30));

        assertThat(f.outside.bodies).hasSize(2);
        assertThat(f.told().getProblem().getDetail()).contains("decide once more");
    }

    @Test
    void a_cancelled_order_is_looked_for_before_it_is_called_stopped() {
        var f = in(Outside.askedByKey());
        f.wish(Wish.SUBMITTED);
        f.work();
        var cancel = f.wish(Wish.CANCELLED);

        restore(f, cancel);

        assertThat(f.outside.cancels).isOne();
        assertThat(f.told().getStatus()).isEqualTo(FulfillmentOrderStatus.CANCELLED);
    }

    /** Order-service may have given its units to another channel since. */
    @Test
    void what_was_refused_is_not_offered_again_although_the_outside_would_take_it_now() {
        var f = in(Outside.askedByKey());
        var wish = f.wish(Wish.SUBMITTED);
        var refusal = new Refusal(f.outside.channel(), "FULFILLMENT:" + FULFILLMENT_ORDER, wish.getOrderId(),
                FULFILLMENT_ORDER, "not for sale");
        f.connector.transactions.executeWithoutResult(
                _ -> new ForgottenRefusals(f.connector.jdbc).remember(List.of(refusal)));
        f.connector.jdbc.sql("truncate work").update();
        f.connector.jdbc.sql("update heartbeat set restored_at = clock_timestamp()").update();
        f.connector.wish(wish);
        f.work();
        f.pass(Duration.ofMinutes(30));

        assertThat(f.outside.bodies).isEmpty();
        assertThat(f.told().getStatus()).isEqualTo(FulfillmentOrderStatus.REJECTED);
        assertThat(f.told().getProblem().getDetail()).isEqualTo("not for sale");
    }

    @Test
    void a_wish_made_after_the_restore_is_submitted_at_once() {
        var f = in(Outside.askedByKey());
        restore(f);
        f.connector.now = Instant.now().plus(Duration.ofMinutes(6));

        f.wish(Wish.SUBMITTED);
        f.work();

        assertThat(f.outside.made(FULFILLMENT_ORDER)).isOne();
    }
}
