package io.waybill.orders.wire;

import io.waybill.orders.order.ChannelReport;
import io.waybill.orders.order.ChannelReport.Unfulfillable;
import io.waybill.orders.order.FulfillmentOrderStatus;
import io.waybill.orders.order.LineVerdict;
import io.waybill.orders.order.Problem;
import io.waybill.schemas.FulfillmentOrderUpdatedFact;
import io.waybill.schemas.FulfillmentUpdate;
import io.waybill.schemas.UnfulfillableLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a channel says of a fulfillment order. */
public final class Reports {

    private Reports() {}

    public static ChannelReport of(FulfillmentUpdate update) {
        return report(Enums.status(update.getStatus()), update.getExternalRefs(), update.getUnfulfillable(),
                update.getVerdicts(), update.getProblem(), update.getRequestRevision());
    }

    public static ChannelReport fromRecord(FulfillmentOrderUpdatedFact fact) {
        return report(Enums.status(fact.getStatus()), fact.getExternalRefs(), fact.getUnfulfillable(), fact
                .getVerdicts(),
                fact.getProblem(), fact.getRequestRevision());
    }

    public static FulfillmentOrderUpdatedFact toRecord(String id, ChannelReport report, long revision) {
        return FulfillmentOrderUpdatedFact.newBuilder()
                .setFulfillmentOrderId(id)
                .setRevision(revision)
                .setRequestRevision(report.requestRevision())
                .setStatus(Enums.same(io.waybill.schemas.FulfillmentOrderStatus.class, report.status()))
                .setExternalRefs(report.externalRefs())
                .setUnfulfillable(report.unfulfillable()
                        .stream()
                        .map(u -> new UnfulfillableLine(u.lineId(), u.quantity(), u.reason()))
                        .toList())
                .setVerdicts(report.verdicts().stream().map(Reports::verdict).toList())
                .setProblem(problem(report.problem()))
                .build();
    }

    private static ChannelReport report(FulfillmentOrderStatus status, List<String> refs,
            List<UnfulfillableLine> unfulfillable, List<io.waybill.schemas.LineVerdict> verdicts,
            io.waybill.schemas.@Nullable Problem problem, long requestRevision) {
        return new ChannelReport(status, refs,
                unfulfillable.stream()
                        .map(u -> new Unfulfillable(u.getLineId(), u.getQuantity(), u.getReason()))
                        .toList(),
                verdicts.stream()
                        .map(v -> new LineVerdict(v.getLineId(), v.getQuantity(), Enums.verdict(v.getVerdict())))
                        .toList(),
                problem == null
                        ? null
                        : new Problem(problem.getKind(), problem.getDetail(), Enums.owner(problem.getOwner()),
                                problem.getDeadline()),
                requestRevision);
    }

    private static io.waybill.schemas.LineVerdict verdict(LineVerdict v) {
        return new io.waybill.schemas.LineVerdict(v.lineId(), v.quantity(),
                Enums.same(io.waybill.schemas.Verdict.class, v.verdict()));
    }

    private static io.waybill.schemas.@Nullable Problem problem(@Nullable Problem p) {
        if (p == null) return null;
        return new io.waybill.schemas.Problem(p.kind(), p.detail(), Enums.same(io.waybill.schemas.Owner.class, p
                .owner()),
                p.deadline());
    }
}
