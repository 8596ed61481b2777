package io.waybill.kit.channel;

import io.waybill.kit.effect.Effect;
import io.waybill.kit.effect.EffectState;
import io.waybill.kit.effect.Result;
import io.waybill.schemas.Resolution;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides the next move about one fulfillment order. Pure. Whatever it has seen before, the call that submits is only
 * ever made where it was certainly not made, or where making it again certainly changes nothing, or where a person says
 * so.
 */
final class ChannelDecider {

    static final String OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN";
    static final String IDS_UNKNOWN = "IDS_UNKNOWN";
    private static final Duration REPEAT_AFTER_FIRST = Duration.ofSeconds(2);
    private static final Duration REPEAT_AFTER_MAX = Duration.ofMinutes(10);
    private static final int REPEAT_DOUBLINGS_MAX = 9;

    private ChannelDecider() {}

    static Move next(Situation s) {
        var submit = s.submit().orElse(null);
        if (submit == null) return s.mayBeForgotten() ? forgotten(s) : untouched(s);
        return switch (submit.state()) {
            case DONE -> done(s, submit);
            case REFUSED, GIVEN_UP -> ended(s, submit);
            case CLAIMED, UNKNOWN, FOR_PERSON -> unsettled(s, submit);
        };
    }

    private static Move untouched(Situation s) {
        return s.isCancelled() ? new Move.Stopped() : new Move.Submit(null, null, 0);
    }

    /** This database went back in time: what was submitted after its backup is known only outside. */
    private static Move forgotten(Situation s) {
        var restoredAt = s.effects().restoredAt();
        if (restoredAt == null) throw new IllegalStateException("nothing is forgotten without a restore");
        var resolution = s.resolution(null);
        if (resolution.isPresent()) return resolved(s, null, resolution.get());
        return switch (s.terms().submit()) {
            case Settling.Lookup(var visibleAfter) ->
                new Move.LookUp(null, restoredAt, s.absenceCountsAfter(restoredAt, visibleAfter));
            case Settling.RepeatWithin(var window) ->
                !s.isCancelled() && s.now().isBefore(s.firstWished().plus(window))
                        ? new Move.Submit(null, s.firstWished(), 0)
                        : askPerson("the database was restored and may not know that it was submitted");
            case Settling.Person() -> askPerson("the database was restored and may not know that it was submitted");
        };
    }

    private static Move ended(Situation s, Effect submit) {
        return s.isCancelled() ? new Move.Stopped() : new Move.Rejected(submit.detail());
    }

    private static Move done(Situation s, Effect submit) {
        var resolution = s.resolution(submit);
        if (submit.refs().isEmpty() && !(s.terms().submit() instanceof Settling.Lookup)) {
            return resolution.filter(r -> !adopted(r).isEmpty())
                    .map(r -> resolved(s, submit, r))
                    .orElseGet(() -> new Move.AskPerson(IDS_UNKNOWN, submit.detail(), true));
        }
        var asked = s.cancel().map(Effect::state).orElse(EffectState.UNKNOWN);
        return s.isCancelled() && s.terms().cancellable() && asked.isUnsettled()
                ? new Move.Cancel(submit)
                : new Move.Watch(submit);
    }

    private static Move unsettled(Situation s, Effect submit) {
        var resolution = s.resolution(submit);
        if (resolution.isPresent()) return resolved(s, submit, resolution.get());
        if (submit.state() == EffectState.FOR_PERSON) return askPerson(submit.detail());
        return switch (s.terms().submit()) {
            case Settling.Lookup(var visibleAfter) ->
                new Move.LookUp(submit, s.lastClaim(submit), s.absenceCountsAfter(s.lastClaim(submit), visibleAfter));
            case Settling.RepeatWithin(var window) -> repeat(s, submit, window);
            case Settling.Person() -> forPerson(submit, "nothing but a look at the supplier can tell");
        };
    }

    private static Move repeat(Situation s, Effect submit, Duration window) {
        if (s.isCancelled()) return forPerson(submit, "it is to be cancelled, so it is not sent again to find out");
        if (s.now().isBefore(submit.claimed().last())) return forPerson(submit, "the database's clock ran backwards");
        if (!s.now().isBefore(submit.claimed().first().plus(window))) {
            return forPerson(submit, "the supplier knows our key for %d hours only".formatted(window.toHours()));
        }
        var again = submit.claimed().last().plus(repeatAfter(submit.attempts()));
        return s.now().isBefore(again)
                ? new Move.Wait(Duration.between(s.now(), again), submit.detail())
                : new Move.Submit(submit, null, 0);
    }

    private static Duration repeatAfter(int attempts) {
        var doublings = Math.clamp(attempts - 1L, 0, REPEAT_DOUBLINGS_MAX);
        var delay = REPEAT_AFTER_FIRST.multipliedBy(1L << doublings);
        return delay.compareTo(REPEAT_AFTER_MAX) < 0 ? delay : REPEAT_AFTER_MAX;
    }

    /** {@code submit} is null where the claim may be lost. */
    private static Move resolved(Situation s, @Nullable Effect submit, Resolution resolution) {
        var decided = Situation.micros(resolution.getAt());
        var by = resolution.getBy();
        return switch (resolution.getKind()) {
            case ADOPT -> adopted(resolution).isEmpty()
                    ? askPerson("%s adopted it without naming an order outside".formatted(by))
                    : new Move.Settle(submit, new Result.Done(adopted(resolution), "adopted by " + by), decided);
            case REPEAT -> repeatedByPerson(s, submit, resolution);
            case GIVE_UP -> new Move.Settle(submit, new Result.GivenUp("given up by " + by), decided);
            case UNKNOWN -> askPerson("a person's decision is newer than this service");
        };
    }

    private static Move repeatedByPerson(Situation s, @Nullable Effect submit, Resolution resolution) {
        if (s.isCancelled()) return askPerson("it is cancelled and is not sent again: adopt it or give it up");
        return s.isSinceRestore(resolution)
                ? new Move.Submit(submit, null, Situation.micros(resolution.getAt()))
                : askPerson("the database was restored and may not know that it was sent again: decide once more");
    }

    private static List<String> adopted(Resolution resolution) {
        return Arrays.stream(resolution.getExternalRef().split(","))
                .map(String::strip)
                .filter(ref -> !ref.isEmpty())
                .toList();
    }

    private static Move forPerson(Effect submit, String why) {
        return new Move.Settle(submit, new Result.ForPerson(why), 0);
    }

    private static Move askPerson(String why) {
        return new Move.AskPerson(OUTCOME_UNKNOWN, why, false);
    }
}
