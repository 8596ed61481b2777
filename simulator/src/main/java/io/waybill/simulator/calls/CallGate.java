package io.waybill.simulator.calls;

import io.waybill.simulator.faults.CallFaults;
import io.waybill.simulator.faults.CallFaults.Fate;
import io.waybill.simulator.ledger.CallLedger;
import io.waybill.simulator.ledger.CallLedger.Outcome;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Where a call that has a right to be made meets its fate: it is answered, slowly answered, or something goes wrong. */
@Component
public final class CallGate {

    private final CallFaults faults;
    private final CallLedger ledger;
    private final Pause pause;

    CallGate(CallFaults faults, CallLedger ledger, Pause pause) {
        this.faults = faults;
        this.ledger = ledger;
        this.pause = pause;
    }

    /** How an API says that it was called too often, or that it is broken. */
    public record Excuses(Supplier<Answer> throttled, Supplier<Answer> broken) {}

    /** Does the work, unless the call's fate is not to reach it. */
    public Answer pass(Call call, Excuses excuses, Supplier<Answer> work) {
        Fate fate = faults.fate(call.outside(), call.faultKey());
        Answer answer = switch (fate.fault()) {
            case NONE -> counted(call, work.get());
            case THROTTLED -> counted(call, Outcome.THROTTLED, excuses.throttled().get());
            case FAILED_BEFORE -> counted(call, Outcome.FAILED_BEFORE, excuses.broken().get());
            case FAILED_AFTER -> {
                counted(call, Outcome.FAILED_AFTER, work.get());
                yield excuses.broken().get();
            }
            case ANSWER_LOST -> {
                counted(call, Outcome.ANSWER_LOST, work.get());
                pause.last(fate.delay());
                throw new AnswerLost(call);
            }
        };
        pause.last(fate.delay());
        return answer;
    }

    /** A call that is too many: counted as a violation, and never given to the work. */
    public Answer overQuota(Call call, Answer answer) {
        return counted(call, Outcome.OVER_QUOTA, answer);
    }

    /** A call that never got as far as its fate. */
    public Answer counted(Call call, Answer answer) {
        return counted(call, answer.accepted() ? Outcome.ANSWERED : Outcome.REFUSED, answer);
    }

    private Answer counted(Call call, Outcome outcome, Answer answer) {
        ledger.count(call.outside(), call.account(), call.operation(), outcome);
        return answer;
    }
}
