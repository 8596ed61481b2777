package io.waybill.pos.channel;

import io.waybill.kit.connector.Answer;
import io.waybill.kit.connector.Answer.Next;
import io.waybill.kit.connector.Work;
import io.waybill.kit.connector.WorkHandler;
import io.waybill.kit.connector.WorkStore;
import io.waybill.pos.channel.PosDecider.Share;
import io.waybill.pos.channel.PosDecider.Situation;
import io.waybill.pos.sale.SaleReader.Reading;
import io.waybill.pos.sale.Sales;
import io.waybill.schemas.FulfillmentOrderStatus;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.LineVerdict;
import io.waybill.schemas.OrderReceived;
import io.waybill.schemas.Owner;
import io.waybill.schemas.Problem;
import io.waybill.schemas.ReportedShipment;
import io.waybill.schemas.Verdict;
import io.waybill.schemas.Wish;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Answers wishes from what the till said: nothing is sent outside, since the goods are in the customer's hands. */
public final class PosChannel implements WorkHandler {

    private static final String CHANNEL = "POS";

    /** F2 before F10. */
    private static final Comparator<Work> FIRST_ASKED = Comparator.<Work>comparingInt(work -> work.id().length())
            .thenComparing(Work::id);

    private final Sales sales;
    private final WorkStore works;
    private final Locations locations;

    public PosChannel(Sales sales, WorkStore works, Locations locations) {
        this.sales = sales;
        this.works = works;
        this.locations = locations;
    }

    @Override
    public String kind() {
        return Work.FULFILLMENT;
    }

    @Override
    public Answer answer(Work work, Instant now) {
        var request = work.request();
        if (request.getWish() == Wish.UNKNOWN) return new Answer.Unable("its wish is newer than this service");
        return tell(answer(work, request, sales.read(work.orderId())).setObservedAt(now).build());
    }

    private FulfillmentUpdate.Builder answer(Work work, FulfillmentRequest request, Optional<Reading> reading) {
        var told = share(work).told();
        if (reading.isEmpty()) {
            return stuck(request, told, "NO_SALE", Owner.STAFF,
                    "no till told of this sale: connect its store, or mark the order by hand");
        }
        return switch (reading.get()) {
            case Reading.Read(OrderReceived sale) -> decided(work, sale);
            case Reading.Unreadable(String reason) ->
                stuck(request, told, "SALE_UNREADABLE", Owner.US, "the till's sale cannot be understood: " + reason);
        };
    }

    private FulfillmentUpdate.Builder decided(Work work, OrderReceived sale) {
        var setting = locations.settingOf(sale.getLocationId());
        var share = share(work);
        var decision = PosDecider.decide(new Situation(share, earlier(work), sale, setting));
        return update(share.request(), share.told()).setStatus(decision.status())
                .setShipments(decision.shipments())
                .setVerdicts(decision.verdicts());
    }

    /** The order's shares that were asked for before this one, first things first. */
    private List<Share> earlier(Work work) {
        return works.ofOrder(work.orderId(), Work.FULFILLMENT)
                .stream()
                .filter(other -> FIRST_ASKED.compare(other, work) < 0)
                .sorted(FIRST_ASKED)
                .map(PosChannel::share)
                .toList();
    }

    private static Share share(Work work) {
        var request = work.request();
        return work.lastTold(FulfillmentUpdate.class)
                .map(told -> new Share(request, told.getShipments(),
                        request.getWish() == Wish.CANCELLED && told.getRequestRevision() >= request.getRevision()))
                .orElseGet(() -> new Share(request, List.of(), false));
    }

    private static FulfillmentUpdate.Builder stuck(FulfillmentRequest request, List<ReportedShipment> told,
            String kind, Owner owner, String detail) {
        if (request.getWish() == Wish.CANCELLED && told.isEmpty()) return stopped(request);
        return update(request, told).setStatus(FulfillmentOrderStatus.RECEIVED)
                .setProblem(Problem.newBuilder().setKind(kind).setOwner(owner).setDetail(detail).build());
    }

    private static FulfillmentUpdate.Builder stopped(FulfillmentRequest request) {
        List<LineVerdict> verdicts = request.getLines()
                .stream()
                .map(line -> new LineVerdict(line.getLineId(), line.getQuantity(), Verdict.STOPPED))
                .toList();
        return update(request, List.of()).setStatus(FulfillmentOrderStatus.CANCELLED).setVerdicts(verdicts);
    }

    private static FulfillmentUpdate.Builder update(FulfillmentRequest request, List<ReportedShipment> told) {
        return FulfillmentUpdate.newBuilder()
                .setOrderId(request.getOrderId())
                .setFulfillmentOrderId(request.getFulfillmentOrderId())
                .setRevision(0)
                .setRequestRevision(request.getRevision())
                .setChannel(CHANNEL)
                .setShipments(told);
    }

    /** What is settled is done until the till says something new; all else stays visible as waiting. */
    private static Answer tell(FulfillmentUpdate update) {
        return switch (update.getStatus()) {
            case FULFILLED, CANCELLED, REJECTED -> new Answer.Tell(update, Next.never());
            case UNKNOWN, REQUESTED, RECEIVED, ACCEPTED, IN_PROGRESS, NEUTRAL ->
                new Answer.Tell(update, Next.whenWoken());
        };
    }
}
