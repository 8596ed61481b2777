package io.waybill.simulator.ledger;

import io.waybill.simulator.ledger.LedgerEntry.Action;
import io.waybill.simulator.ledger.LedgerEntry.Attempt;
import io.waybill.simulator.ledger.LedgerEntry.GivenUp;
import io.waybill.simulator.ledger.LedgerEntry.Outcome;
import io.waybill.simulator.ledger.LedgerEntry.Sent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * What really happened outside: every action and every attempt to deliver a webhook. In memory only and bounded; what
 * fell out is counted, so that a reader who came late knows it.
 */
@Component
@EnableConfigurationProperties(LedgerProperties.class)
public class Ledger {

    private final int entriesMax;
    private final AnswerTimes answerTimes;
    private final ArrayDeque<LedgerEntry> entries = new ArrayDeque<>();
    private long sequence;
    private long actions;
    private long refusedActions;
    private long webhooks;
    private long attempts;
    private long repeats;
    private long accepted;
    private long failed;

    Ledger(LedgerProperties properties) {
        entriesMax = properties.entriesMax();
        answerTimes = new AnswerTimes(properties.answerTimesMax());
    }

    public static Ledger remembering(int entriesMax) {
        return new Ledger(new LedgerProperties(entriesMax, entriesMax, entriesMax));
    }

    /** Counters since start. {@code failed} webhooks were given up after the last retry. */
    public record Totals(long actions, long refusedActions, long webhooks, long attempts, long repeats, long accepted,
            long failed) {}

    /** Whose webhook was sent, and which. */
    public record Delivered(String shop, String orderId, Sent sent) {}

    /** A slice of the ledger; {@code next} is the {@code since} of the following one. */
    public record Page(List<LedgerEntry> items, long next, long dropped, Totals totals,
            AnswerTimes.Summary answers) {}

    public synchronized void action(Instant at, String shop, String orderId, String action,
            @Nullable String refusal) {
        actions++;
        refusedActions += refusal == null ? 0 : 1;
        write(new Action(++sequence, at, shop, orderId, action, refusal));
    }

    /** A webhook was born. */
    public synchronized void webhook() {
        webhooks++;
    }

    public synchronized void attempt(Instant at, Delivered delivered, Outcome outcome, int status, long micros) {
        Sent sent = delivered.sent();
        attempts++;
        repeats += sent.repeat() ? 1 : 0;
        accepted += outcome == Outcome.ACCEPTED && !sent.repeat() ? 1 : 0;
        if (status > 0) {
            answerTimes.add(micros);
        }
        write(new Attempt(++sequence, at, delivered.shop(), delivered.orderId(), sent, outcome, status,
                micros / 1000.0));
    }

    /** The last retry failed too. */
    public synchronized void gaveUp(Instant at, Delivered delivered) {
        failed++;
        write(new GivenUp(++sequence, at, delivered.shop(), delivered.orderId(), delivered.sent()));
    }

    public synchronized Page since(long since, int limit) {
        List<LedgerEntry> items = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            if (entry.sequence() > since && items.size() < limit) {
                items.add(entry);
            }
        }
        long next = items.isEmpty() ? Math.min(since, sequence) : items.getLast().sequence();
        return new Page(items, next, sequence - entries.size(), totals(), answerTimes.summary());
    }

    public AnswerTimes.Summary answers() {
        return answerTimes.summary();
    }

    public synchronized Totals totals() {
        return new Totals(actions, refusedActions, webhooks, attempts, repeats, accepted, failed);
    }

    /** Forgets the answer times so far: the next percentiles are of what comes now. */
    public void measureAnew() {
        answerTimes.clear();
    }

    private void write(LedgerEntry entry) {
        entries.addLast(entry);
        if (entries.size() > entriesMax) {
            entries.removeFirst();
        }
    }
}
