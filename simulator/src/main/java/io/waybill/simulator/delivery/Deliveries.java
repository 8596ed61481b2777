package io.waybill.simulator.delivery;

import io.waybill.simulator.delivery.Sender.Answer;
import io.waybill.simulator.faults.FaultPlan;
import io.waybill.simulator.faults.Faults;
import io.waybill.simulator.ledger.Ledger;
import io.waybill.simulator.ledger.LedgerEntry.Outcome;
import io.waybill.simulator.ledger.LedgerEntry.Sent;
import java.time.Instant;

/**
 * Takes webhooks and sends each until it is accepted or its last retry failed. There is no promise of order: retries,
 * delays and the fault plan mix it, as outside.
 */
public final class Deliveries {

    private final DeliveryProperties properties;
    private final DeliveryQueue queue = new DeliveryQueue();
    private final Sender sender;
    private final Faults faults;
    private final Ledger ledger;

    Deliveries(DeliveryProperties properties, Sender sender, Faults faults, Ledger ledger) {
        this.properties = properties;
        this.sender = sender;
        this.faults = faults;
        this.ledger = ledger;
    }

    /** Takes a webhook over; what the fault plan has in store for it is decided now. */
    public void accept(Webhook webhook, Instant now) {
        FaultPlan.Route route = faults.plan().route(webhook.faultKey());
        ledger.webhook();
        if (route.held()) {
            queue.hold(webhook, now, now.plus(properties.holdMax()));
        } else {
            queue.add(webhook, 1, false, now.plus(route.delay()));
        }
        if (route.twice()) {
            queue.add(webhook, 1, true, now.plus(route.repeatDelay()));
        }
    }

    /** Whether there is room for the webhooks of one more action. */
    public boolean hasRoom() {
        return queue.size() < properties.queuedWebhooksMax();
    }

    /** Webhooks waiting or on their way, repeats included. */
    public int pending() {
        return queue.size();
    }

    DeliveryQueue queue() {
        return queue;
    }

    /** One attempt, and what follows from its outcome. */
    void send(Queued queued, Instant now) {
        Webhook webhook = queued.webhook();
        Answer answer = sender.send(webhook);
        Outcome outcome = outcome(queued, answer);
        Instant answeredAt = now.plus(answer.took());
        Ledger.Delivered delivered = new Ledger.Delivered(webhook.sender(), webhook.orderId(),
                new Sent(webhook.id(), webhook.topic(), queued.attempt(), queued.repeat()));
        ledger.attempt(now, delivered, outcome, status(answer), answer.took().toNanos() / 1000);
        if (outcome != Outcome.ACCEPTED && !queued.repeat()) {
            sendAgain(queued, delivered, answeredAt);
        }
        queue.arrived(queued, answeredAt);
    }

    private void sendAgain(Queued queued, Ledger.Delivered delivered, Instant now) {
        if (queued.attempt() > DeliveryProperties.RETRIES_MAX) {
            ledger.gaveUp(now, delivered);
        } else {
            queue.add(queued.webhook(), queued.attempt() + 1, false,
                    now.plus(properties.pauseAfter(queued.attempt())));
        }
    }

    private Outcome outcome(Queued queued, Answer answer) {
        return switch (answer) {
            case Answer.Answered answered -> outcome(queued, answered.status());
            case Answer.TimedOut late -> Outcome.TIMED_OUT;
            case Answer.Unreachable down -> Outcome.UNREACHABLE;
        };
    }

    private Outcome outcome(Queued queued, int status) {
        if (status < 200 || status > 299) {
            return Outcome.REFUSED;
        }
        return loses(queued) ? Outcome.ANSWER_LOST : Outcome.ACCEPTED;
    }

    private boolean loses(Queued queued) {
        return !queued.repeat() && faults.plan().loses(queued.webhook().faultKey(), queued.attempt());
    }

    private static int status(Answer answer) {
        return answer instanceof Answer.Answered answered ? answered.status() : 0;
    }
}
