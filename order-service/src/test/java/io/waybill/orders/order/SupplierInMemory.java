package io.waybill.orders.order;

import io.waybill.orders.order.OrderCommand.ReceiveUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A channel as it really is: it sends parcel by parcel, stops what it has not sent once it hears of a cancel wish, and
 * tells of both whenever it pleases.
 */
final class SupplierInMemory {

    private static final String LINE = "1";

    private final Map<FulfillmentOrderId, Job> jobs = new HashMap<>();
    private long revision;

    /** What it knows of one fulfillment order. */
    private static final class Job {
        private int owed;
        private int sent;
        private int stopped;
        private boolean heardOfCancel;
        private boolean outcomeUnknown;
    }

    /** Units that really left. */
    int sent() {
        return jobs.values().stream().mapToInt(job -> job.sent).sum();
    }

    /** It hears of everything that was wished for so far. */
    void hear(Order order) {
        for (var f : order.fulfillmentOrders()) {
            if (f.request().revision() == 0) continue;
            var job = jobs.computeIfAbsent(f.id(), _ -> begun(f));
            if (f.request().wish() == Wish.CANCELLED && !job.heardOfCancel) {
                job.heardOfCancel = true;
                job.stopped = job.owed;
                job.owed = 0;
            }
        }
    }

    private static Job begun(FulfillmentOrder f) {
        var job = new Job();
        job.owed = f.asked().at(LINE);
        return job;
    }

    /** One more unit leaves, if there is one. */
    void send(Order order) {
        order.fulfillmentOrders()
                .stream()
                .map(f -> jobs.get(f.id()))
                .filter(job -> job != null && job.owed > 0)
                .findFirst()
                .ifPresent(job -> {
                    job.owed--;
                    job.sent++;
                });
    }

    /** It has said that it stopped a unit, and sends it all the same. */
    void sendWhatWasStopped() {
        jobs.values().stream().filter(job -> job.stopped > 0).findFirst().ifPresent(job -> job.sent++);
    }

    /** Nobody knows any more what became of the last call. */
    void loseAnswer() {
        jobs.values().forEach(job -> job.outcomeUnknown = true);
    }

    void findAnswer() {
        jobs.values().forEach(job -> job.outcomeUnknown = false);
    }

    /** All it knows now, of every fulfillment order. */
    List<ReceiveUpdate> report() {
        SortedMap<Integer, ReceiveUpdate> reports = new TreeMap<>();
        jobs.forEach((id, job) -> reports.put(id.number(), report(id, job)));
        return List.copyOf(reports.values());
    }

    private ReceiveUpdate report(FulfillmentOrderId id, Job job) {
        var verdicts = new ArrayList<LineVerdict>();
        if (job.heardOfCancel && !job.outcomeUnknown) {
            if (job.stopped > 0) verdicts.add(new LineVerdict(LINE, job.stopped, Verdict.STOPPED));
            if (job.stopped == 0) verdicts.add(new LineVerdict(LINE, job.sent, Verdict.TOO_LATE));
        }
        var problem = job.outcomeUnknown ? new Problem("OUTCOME_UNKNOWN", "look there", Owner.STAFF, null) : null;
        var parcels = new ArrayList<ReportedShipment>();
        for (int i = 1; i <= job.sent; i++) parcels.add(OrderFixture.parcel("p" + i, LINE, 1));
        return new ReceiveUpdate(id, ++revision, new ChannelReport(status(job), List.of(), List.of(),
                verdicts, problem, Long.MAX_VALUE), parcels, Arrival.LIVE, OrderFixture.NOON);
    }

    private static FulfillmentOrderStatus status(Job job) {
        if (job.owed > 0 || job.outcomeUnknown) return FulfillmentOrderStatus.IN_PROGRESS;
        return job.sent > 0 ? FulfillmentOrderStatus.FULFILLED : FulfillmentOrderStatus.CANCELLED;
    }
}
