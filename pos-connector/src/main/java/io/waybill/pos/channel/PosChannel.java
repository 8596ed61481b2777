package io.waybill.pos.channel;

import io.waybill.kit.connector.Answer;
import io.waybill.kit.connector.Answer.Next;
import io.waybill.kit.connector.Work;
import io.waybill.kit.connector.WorkHandler;
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
import java.util.List;
import java.util.Optional;

/** Answers wishes from what the till said: nothing is sent outside, since the goods are in the customer's hands. */
public final class PosChannel implements WorkHandler {

    private static final String CHANNEL = "POS";

    private final Sales sales;
    private final Locations locations;

    public PosChannel(Sales sales, Locations locations) {
        this.sales = sales;
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
        var told = work.lastTold(FulfillmentUpdate.class).map(FulfillmentUpdate::getShipments).orElse(List.of());
        return tell(answer(request, sales.read(work.orderId()), told).setObservedAt(now).build());
    }

    private FulfillmentUpdate.Builder answer(FulfillmentRequest request, Optional<Reading> reading,
            List<ReportedShipment> told) {
        if (reading.isEmpty()) {
            return stuck(request, told, "NO_SALE", Owner.STAFF,
                    "no till told of this sale: connect its store, or mark the order by hand");
        }
        return switch (reading.get()) {
            case Reading.Read(OrderReceived sale) -> decided(request, sale, told);
            case Reading.Unreadable(String reason) ->
                stuck(request, told, "SALE_UNREADABLE", Owner.US, "the till's sale cannot be understood: " + reason);
        };
    }

    private FulfillmentUpdate.Builder decided(FulfillmentRequest request, OrderReceived sale,
            List<ReportedShipment> told) {
        var setting = locations.settingOf(sale.getLocationId());
        var decision = PosDecider.decide(new Situation(request, sale, setting, told));
        return update(request, told).setStatus(decision.status())
                .setShipments(decision.shipments())
                .setVerdicts(decision.verdicts());
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
