package io.waybill.kit.channel;

import io.waybill.kit.channel.OutsideChannel.Seen;
import io.waybill.kit.connector.Answer;
import io.waybill.kit.connector.Answer.Next;
import io.waybill.kit.connector.Work;
import io.waybill.kit.connector.WorkHandler;
import io.waybill.kit.connector.WorkStore;
import io.waybill.kit.effect.Claim;
import io.waybill.kit.effect.Effect;
import io.waybill.kit.effect.EffectKind;
import io.waybill.kit.effect.EffectStore;
import io.waybill.kit.effect.Result;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.Owner;
import io.waybill.schemas.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does one step for one fulfillment order: reads its effects, has the pure decider name the next move, and makes it.
 * What it finds out is written down before it is told.
 */
public final class ChannelWork implements WorkHandler {

    private static final String NO_BODY = "";
    private static final int MOVES_MAX = 4;

    private final Channels channels;
    private final NoAccount noAccount;
    private final WorkStore works;
    private final EffectStore effects;
    private final Calls calls;

    /** The two ways of calling the outside, and the writing down of what became of it. */
    record Calls(Submitting submitting, Watching watching, SettledEffects settled) {}

    ChannelWork(Channels channels, NoAccount noAccount, WorkStore works, EffectStore effects, Calls calls) {
        this.channels = channels;
        this.noAccount = noAccount;
        this.works = works;
        this.effects = effects;
        this.calls = calls;
    }

    @Override
    public String kind() {
        return Work.FULFILLMENT;
    }

    @Override
    public Answer answer(Work work, Instant now) {
        var request = work.request();
        if (request.getWish() == Wish.UNKNOWN) return new Answer.Unable("its wish is newer than this service");
        var account = account(work, request);
        var channel = channels.of(account);
        if (channel.isEmpty()) {
            return noAccount.answer(request, work.lastTold(FulfillmentUpdate.class), account, now);
        }
        return answer(new Step(work, request, account, channel.get(), now), MOVES_MAX);
    }

    private String account(Work work, FulfillmentRequest request) {
        if (!work.account().isEmpty()) return work.account();
        var account = channels.accountOf(request);
        if (!account.isEmpty()) works.assign(work.id(), account);
        return account;
    }

    /** What was written down is decided upon at once, as often as there is something to write down, within reason. */
    private Answer answer(Step step, int movesMax) {
        if (movesMax == 0) return again("more became known, it is looked at again");
        var known = effects.ofWork(step.work().id());
        var move = ChannelDecider.next(new Situation(step.request(), known, step.channel().terms()));
        return switch (move) {
            case Move.Submit submit -> calls.submitting().submit(step, submit);
            case Move.LookUp lookUp -> lookUp(step, lookUp, known.readAt(), movesMax);
            case Move.Settle(var effect, var result, var resolvedBy) ->
                settle(step, effect, result, resolvedBy) ? answer(step, movesMax - 1) : again("there is news");
            case Move.Cancel(var submit) -> calls.watching().cancel(step, submit);
            case Move.Watch(var submit) -> calls.watching()
                    .watch(step, submit,
                            known.of(EffectKind.CANCEL).filter(Effect::isDone).isPresent());
            case Move.Wait(var after, var why) -> new Answer.Deferred(after, why);
            case Move.Stopped() -> new Answer.Tell(step.updates().stopped(), Next.never());
            case Move.Rejected(var why) -> new Answer.Tell(step.updates().rejected(why), Next.never());
            case Move.AskPerson ask -> askPerson(step, ask);
        };
    }

    private static Answer askPerson(Step step, Move.AskPerson ask) {
        var problem = ChannelUpdates.problem(ask.problem(),
                "%s; look there, then adopt its order, repeat it or give it up".formatted(ask.detail()), Owner.STAFF);
        var updates = step.updates();
        return new Answer.Tell(ask.accepted()
                ? updates.accepted(List.of(), step.cancelVerdict(), problem)
                : updates.received(problem), Next.whenWoken());
    }

    private Answer lookUp(Step step, Move.LookUp move, Instant readAt, int movesMax) {
        var effect = move.effect();
        return switch (step.channel().look(effect == null ? step.subject() : step.subject(effect))) {
            case Reply.Accepted(Seen.There(var sighting)) ->
                settle(step, effect, new Result.Done(sighting.refs(), "found by its key"), 0)
                        ? answer(step, movesMax - 1)
                        : again("there is news");
            case Reply.Accepted(Seen.Missing()) -> readAt.isBefore(move.absenceCountsAfter())
                    ? Submitting.unknown(step, move.claimedLast(), "not there so far")
                    : absent(step, effect, movesMax);
            case Reply.NotMade(var after, var why) -> new Answer.Deferred(after, why);
            case Reply.Refused<Seen> _,Reply.Unknown<Seen> _ ->
                Submitting.unknown(step, move.claimedLast(), "it does not answer");
        };
    }

    /** It is certain now that no call arrived. */
    private Answer absent(Step step, @Nullable Effect effect, int movesMax) {
        if (step.request().getWish() == Wish.SUBMITTED) {
            return calls.submitting().submit(step, new Move.Submit(effect, effect == null ? step.now() : null, 0));
        }
        return settle(step, effect, new Result.GivenUp("it never arrived"), 0)
                ? answer(step, movesMax - 1)
                : again("there is news");
    }

    /** Where there is no row yet, one is made first. Returns false where it may not be made now. */
    private boolean settle(Step step, @Nullable Effect effect, Result result, long resolvedBy) {
        if (effect != null) {
            calls.settled().settle(effect, result, resolvedBy);
            return true;
        }
        var claim = new Claim(step.key(EffectKind.SUBMIT), EffectKind.SUBMIT, step.claimant(step.account()), NO_BODY,
                null, Duration.ZERO, 0);
        if (!(effects.claim(claim) instanceof Claim.Answer.Granted(var claimed))) return false;
        calls.settled().settle(claimed, result, resolvedBy);
        return true;
    }

    private static Answer again(String why) {
        return new Answer.Deferred(Duration.ZERO, why);
    }
}
