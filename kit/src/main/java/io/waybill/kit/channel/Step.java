package io.waybill.kit.channel;

import io.waybill.kit.connector.Lane;
import io.waybill.kit.connector.Work;
import io.waybill.kit.effect.Claim;
import io.waybill.kit.effect.Effect;
import io.waybill.kit.effect.EffectKind;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Verdict;
import java.time.Instant;
import java.util.List;

/** One step of one piece of work: what it is about, where it goes, and what is told of it. */
record Step(Work work, FulfillmentRequest request, String account, OutsideChannel channel, Instant now) {

    ChannelUpdates updates() {
        return new ChannelUpdates(request, work.lastTold(FulfillmentUpdate.class), channel.channel(), now);
    }

    /** About a submit that was made: calls go where it went. */
    Subject subject(Effect submit) {
        return new Subject(submit.account(), request, submit.refs());
    }

    Subject subject() {
        return new Subject(account, request, List.of());
    }

    /** Its turn in a full lane is kept by being due as before. */
    boolean isInLane(Lane lane) {
        return work.lane() == lane;
    }

    /** What a cancel wish comes to once it was given to the channel, before a look tells more. */
    Verdict cancelVerdict() {
        return channel.terms().cancellable() ? Verdict.PENDING : Verdict.TOO_LATE;
    }

    String key(EffectKind kind) {
        return Effect.key(channel.channel(), kind, request.getFulfillmentOrderId());
    }

    Claim.Claimant claimant(String toAccount) {
        return new Claim.Claimant(work.id(), work.orderId(), toAccount, work.lease().number(),
                work.lease().wakeNumber());
    }
}
