package io.waybill.kit.connector;

import io.waybill.kit.connector.Answer.Next;
import io.waybill.kit.connector.Work.Told;
import io.waybill.kit.connector.Work.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of work once a step of it has been answered. Pure: knows the row as it is now, the row as it was
 * leased, and the answer.
 */
final class WorkDecider {

    private static final int ERROR_CHARS_MAX = 500;

    private final RetryDelays delays;

    WorkDecider(RetryDelays delays) {
        this.delays = delays;
    }

    /**
     * The row to write, and what to publish with it if there is anything new to say.
     *
     * @param work null: the answer was a zombie's and changes nothing
     */
    record Decision(Outcome outcome, @Nullable Work work, @Nullable SpecificRecord publish) {}

    Decision decide(Work row, Work leased, Answer answer, Instant now, double random) {
        if (row.lease().number() != leased.lease().number()) return new Decision(Outcome.STALE, null, null);
        var decision = switch (answer) {
            case Answer.Tell tell -> tell(row, tell, now);
            case Answer.Nothing nothing ->
                silent(Outcome.NOTHING, moved(row, nothing.next(), Trouble.NONE));
            case Answer.Remember remember ->
                silent(Outcome.NOTHING, moved(row, remember.next(), Trouble.NONE).remembering(remember.memory()));
            case Answer.Deferred deferred ->
                silent(Outcome.DEFERRED, moved(row, later(row, now, deferred.after()), trouble(row, 0, deferred
                        .why())));
            case Answer.LaneClosed closed ->
                silent(Outcome.DEFERRED, moved(row, asItWas(row), trouble(row, 0, closed.why())));
            case Answer.Unable unable -> silent(Outcome.UNABLE,
                    moved(row, new Next(WorkState.FAILED, null, row.lane()), trouble(row, 0, unable.why())));
            case Answer.Threw threw -> silent(Outcome.THREW,
                    moved(row, later(row, now, delays.after(row.trouble().attempts() + 1, random)),
                            trouble(row, 1, threw.error())));
        };
        return row.lease().wakeNumber() == leased.lease().wakeNumber() ? decision : stillDue(decision, row);
    }

    private static Decision tell(Work row, Answer.Tell tell, Instant now) {
        if (!Snapshots.orderId(tell.content()).equals(row.orderId())) {
            throw new IllegalStateException("%s was answered with a snapshot of order %s".formatted(row.id(),
                    Snapshots.orderId(tell.content())));
        }
        var content = Snapshots.cumulative(tell.content(), row.told());
        var hash = Snapshots.hash(content);
        if (hash.equals(row.told().hash())) {
            return silent(Outcome.UNCHANGED, moved(row, tell.next(), Trouble.NONE));
        }
        var revision = Math.max(row.told().revision() + 1, ChronoUnit.MICROS.between(Instant.EPOCH, now));
        var snapshot = Snapshots.withRevision(content, revision);
        var told = new Told(revision, hash, StoredRecord.of(snapshot));
        return new Decision(Outcome.TOLD, moved(row, tell.next(), Trouble.NONE).telling(told), snapshot);
    }

    private static Decision silent(Outcome outcome, Work work) {
        return new Decision(outcome, work, null);
    }

    /** News came while the step ran: what it found is kept, and it is due again at once. */
    private static Decision stillDue(Decision decision, Work row) {
        var work = decision.work();
        if (work == null) return decision;
        return new Decision(decision.outcome(), moved(work, asItWas(row), work.trouble()), decision.publish());
    }

    private static Work moved(Work row, Next next, Trouble trouble) {
        return new Work(row.key(), next.state(), next.lane(), next.dueAt(), row.shipBy(), row.lease(), trouble,
                row.memory(), row.wish(), row.told());
    }

    private static Next later(Work row, Instant now, Duration after) {
        return Next.at(now.plus(after), row.lane());
    }

    /** Due as before, so that it keeps its turn. */
    private static Next asItWas(Work row) {
        return new Next(WorkState.WAITING, row.dueAt(), row.lane());
    }

    private static Trouble trouble(Work row, int failures, String error) {
        var storable = error.replace('\0', ' ');
        var text = storable.length() > ERROR_CHARS_MAX ? storable.substring(0, ERROR_CHARS_MAX) : storable;
        return new Trouble(row.trouble().attempts() + failures, text);
    }
}
