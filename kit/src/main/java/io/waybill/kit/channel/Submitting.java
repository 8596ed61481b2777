package io.waybill.kit.channel;

import io.waybill.kit.channel.OutsideChannel.Prepared;
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
import java.time.Instant;

/** Gives a fulfillment order to its channel: permit, claim, call, and what became of it. */
final class Submitting {

    private static final Duration LOOK_AT_UNKNOWN_AFTER = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_UNKNOWN_MAX = Duration.ofSeconds(30);

    private final EffectStore effects;
    private final SettledEffects settled;

    Submitting(EffectStore effects, SettledEffects settled) {
        this.effects = effects;
        this.settled = settled;
    }

    Answer submit(Step step, Move.Submit move) {
        var before = move.before();
        // A row that was made to write down what was found has no body: nothing was sent from here.
        if (before != null && !before.sent().body().isEmpty())
            return submit(step, move, before.account(), before.sent().body());
        return switch (step.channel().prepare(step.account(), step.request())) {
            case Prepared.Body(var text) -> submit(step, move, step.account(), text);
            case Prepared.Impossible(var why) -> new Answer.Tell(step.updates().rejected(why), Next.never());
        };
    }

    private Answer submit(Step step, Move.Submit move, String account, String body) {
        return switch (step.channel().admit(account, EffectKind.SUBMIT)) {
            case Denied(var after, var why) -> heldUp(step, after, why);
            case Admitted(var permit) -> claim(step, move, permit,
                    new Claim(step.key(EffectKind.SUBMIT), EffectKind.SUBMIT, step.claimant(account), body,
                            move.firstAt(), step.channel().terms().callTimeout(), move.resolvedBy()));
        };
    }

    private static Answer heldUp(Step step, Duration after, String why) {
        return step.isInLane(Lane.SUBMIT) ? new Answer.LaneClosed(after, why) : new Answer.Deferred(after, why);
    }

    private Answer claim(Step step, Move.Submit move, Permit permit, Claim claim) {
        try {
            return switch (effects.claim(claim)) {
                case Claim.Answer.Lapsed() -> new Answer.Deferred(Duration.ZERO, "there is news, or no time is left");
                case Claim.Answer.Settled() -> new Answer.Deferred(Duration.ZERO, "it was settled meanwhile");
                case Claim.Answer.Granted(var effect) -> settle(step, move, effect,
                        step.channel().submit(step.subject(effect), permit, effect.sent().body()));
            };
        } finally {
            permit.giveBack();
        }
    }

    private Answer settle(Step step, Move.Submit move, Effect effect, Reply<Submission> reply) {
        return switch (reply) {
            case Reply.Accepted(var submission) -> accepted(step, effect, submission);
            case Reply.Refused(var why) -> refused(step, move, effect, why);
            case Reply.NotMade(var after, var why) -> {
                settled.settle(effect, new Result.NotMade(), move.resolvedBy());
                // Its own turn, not the lane's: one order that is turned away again and again must not hold up others.
                yield new Answer.Deferred(after, why);
            }
            case Reply.Unknown(var why) -> {
                settled.settle(effect, new Result.Unknown(why));
                yield unknown(step, effect.claimed().last(), "its answer was lost");
            }
        };
    }

    private Answer accepted(Step step, Effect effect, Submission submission) {
        settled.settle(effect, new Result.Done(submission.refs(), submission.remark()));
        if (submission.refs().isEmpty()) return new Answer.Deferred(Duration.ZERO, submission.remark());
        return new Answer.Tell(step.updates().accepted(submission.refs(), step.cancelVerdict(), null),
                Next.at(step.now().plus(step.channel().terms().lookEvery())));
    }

    /** A refusal says nothing of a call before it, known or forgotten: a look must tell, or a person. */
    private Answer refused(Step step, Move.Submit move, Effect effect, String why) {
        return switch (step.channel().terms().submit()) {
            case Settling.Lookup _ -> lookAfterRefusal(step, effect, why);
            case Settling.RepeatWithin _,Settling.Person _ -> move.isFirst()
                    ? refused(step, effect, why)
                    : forPerson(effect, why);
        };
    }

    private Answer forPerson(Effect effect, String why) {
        settled.settle(effect, new Result.ForPerson("a repeat of its submit was refused: " + why));
        return new Answer.Deferred(Duration.ZERO, why);
    }

    private Answer refused(Step step, Effect effect, String why) {
        settled.settle(effect, new Result.Refused(why));
        return new Answer.Tell(step.updates().rejected(why), Next.never());
    }

    private Answer lookAfterRefusal(Step step, Effect effect, String why) {
        return switch (step.channel().look(step.subject(effect))) {
            case Reply.Accepted(Seen.There(var sighting)) -> accepted(step, effect,
                    new Submission(sighting.refs(), "it was there when its submit was refused"));
            case Reply.Accepted(Seen.Missing()) -> refused(step, effect, why);
            case Reply.Refused<Seen> _,Reply.NotMade<Seen> _,Reply.Unknown<Seen> _ -> {
                settled.settle(effect, new Result.Unknown(why));
                yield unknown(step, effect.claimed().last(), "its answer was lost");
            }
        };
    }

    /** Told at once, so that staff see what is being found out; looked at ever later the longer it takes. */
    static Answer unknown(Step step, Instant claimed, String why) {
        var detail = "whether %s has it is unknown and is being found out (%s)".formatted(step.channel().channel(),
                why);
        var problem = ChannelUpdates.problem(ChannelDecider.OUTCOME_UNKNOWN, detail, Owner.US);
        return new Answer.Tell(step.updates().received(problem), Next.at(step.now().plus(again(step, claimed)),
                step.channel().terms().submit() instanceof Settling.Lookup ? Lane.WATCH : Lane.SUBMIT));
    }

    private static Duration again(Step step, Instant claimed) {
        var age = Duration.between(claimed, step.now());
        var half = age.dividedBy(2);
        if (half.compareTo(LOOK_AT_UNKNOWN_AFTER) < 0) return LOOK_AT_UNKNOWN_AFTER;
        return half.compareTo(LOOK_AT_UNKNOWN_MAX) > 0 ? LOOK_AT_UNKNOWN_MAX : half;
    }
}
