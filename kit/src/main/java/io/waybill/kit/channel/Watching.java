package io.waybill.kit.channel;

import io.waybill.kit.channel.OutsideChannel.Seen;
import io.waybill.kit.connector.Answer;
import io.waybill.kit.connector.Answer.Next;
import io.waybill.kit.connector.Lane;
import io.waybill.kit.effect.Claim;
import io.waybill.kit.effect.Effect;
import io.waybill.kit.effect.EffectKind;
import io.waybill.kit.effect.EffectStore;
import io.waybill.kit.effect.Result;
import io.waybill.kit.outside.Admission.Admitted;
import io.waybill.kit.outside.Admission.Denied;
import io.waybill.kit.outside.Permit;
import io.waybill.schemas.Owner;
import java.time.Duration;

/** Looks how a fulfillment order stands outside, and asks its channel to stop. */
final class Watching {

    private static final Duration LOOK_AFTER_CANCEL = Duration.ofSeconds(1);
    private static final int CANCEL_DOUBLINGS_MAX = 6;
    private static final String NO_BODY = "";

    private final EffectStore effects;
    private final SettledEffects settled;

    Watching(EffectStore effects, SettledEffects settled) {
        this.effects = effects;
        this.settled = settled;
    }

    /** {@code askedToStop}: our cancellation was taken, and a look may not show it yet. */
    Answer watch(Step step, Effect submit, boolean askedToStop) {
        return switch (step.channel().look(step.subject(submit))) {
            case Reply.Accepted(Seen.There(var sighting)) -> tell(step, sighting, askedToStop);
            case Reply.Accepted(Seen.Missing()) -> missing(step, submit);
            case Reply.NotMade(var after, var why) -> step.isInLane(Lane.WATCH)
                    ? new Answer.LaneClosed(after, why)
                    : new Answer.Deferred(after, why);
            case Reply.Refused(var why) -> later(step, why);
            case Reply.Unknown(var why) -> later(step, why);
        };
    }

    private static Answer later(Step step, String why) {
        return new Answer.Deferred(step.channel().terms().lookEvery(), why);
    }

    private static Answer tell(Step step, Sighting sighting, boolean askedToStop) {
        var pending = askedToStop && sighting.stop() == Sighting.Stop.POSSIBLE;
        var after = pending ? LOOK_AFTER_CANCEL : sighting.lookAgainAfter();
        var next = after == null ? Next.never() : Next.at(step.now().plus(after));
        return new Answer.Tell(step.updates().seen(sighting, askedToStop), next);
    }

    /** What was accepted a moment ago may not be visible yet; what stays away is nothing that we can mend. */
    private static Answer missing(Step step, Effect submit) {
        var terms = step.channel().terms();
        var detail = "%s accepted it as %s and does not show it".formatted(step.channel().channel(), submit.refs());
        var young = submit.claimed().last().plus(terms.callTimeout()).plus(terms.lease()).isAfter(step.now());
        if (young) return later(step, detail);
        return new Answer.Tell(step.updates()
                .accepted(submit.refs(), step.cancelVerdict(),
                        ChannelUpdates.problem("NOT_FOUND_OUTSIDE", detail, Owner.STAFF)),
                Next.at(step.now().plus(terms.lookEvery())));
    }

    /** Cancelling twice does nothing more, so an unknown outcome is simply asked again. */
    Answer cancel(Step step, Effect submit) {
        return switch (step.channel().admit(submit.account(), EffectKind.CANCEL)) {
            case Denied(var after, var why) -> new Answer.Deferred(after, why);
            case Admitted(var permit) -> claim(step, submit, permit);
        };
    }

    private Answer claim(Step step, Effect submit, Permit permit) {
        var claim = new Claim(step.key(EffectKind.CANCEL), EffectKind.CANCEL, step.claimant(submit.account()), NO_BODY,
                null, step.channel().terms().callTimeout(), 0);
        try {
            return switch (effects.claim(claim)) {
                case Claim.Answer.Lapsed() -> new Answer.Deferred(Duration.ZERO, "there is news, or no time is left");
                case Claim.Answer.Settled() -> new Answer.Deferred(Duration.ZERO, "it was settled meanwhile");
                case Claim.Answer.Granted(var cancel) ->
                    settle(step, submit, cancel, step.channel().cancel(step.subject(submit), permit));
            };
        } finally {
            permit.giveBack();
        }
    }

    private Answer settle(Step step, Effect submit, Effect cancel, Reply<String> reply) {
        return switch (reply) {
            case Reply.Accepted(var remark) -> {
                settled.settle(cancel, new Result.Done(submit.refs(), remark));
                yield watch(step, submit, true);
            }
            case Reply.Refused(var why) -> refused(step, submit, cancel, why);
            case Reply.NotMade(var after, var why) -> {
                settled.settle(cancel, new Result.NotMade());
                yield new Answer.Deferred(after, why);
            }
            case Reply.Unknown(var why) -> {
                settled.settle(cancel, new Result.Unknown(why));
                yield new Answer.Deferred(again(cancel), why);
            }
        };
    }

    /** Later each time: asking to stop costs a call. */
    private static Duration again(Effect cancel) {
        var doublings = Math.clamp(cancel.attempts() - 1L, 0, CANCEL_DOUBLINGS_MAX);
        return LOOK_AFTER_CANCEL.multipliedBy(1L << doublings);
    }

    /** A refusal counts as too late only once a look agrees: the channel may only have been busy with it. */
    private Answer refused(Step step, Effect submit, Effect cancel, String why) {
        return switch (step.channel().look(step.subject(submit))) {
            case Reply.Accepted(Seen.There(var sighting)) when sighting.stop() != Sighting.Stop.POSSIBLE -> {
                settled.settle(cancel, new Result.Refused(why));
                yield tell(step, sighting, false);
            }
            case Reply<Seen> _ -> {
                settled.settle(cancel, new Result.Unknown(why));
                yield new Answer.Deferred(again(cancel), why);
            }
        };
    }
}
