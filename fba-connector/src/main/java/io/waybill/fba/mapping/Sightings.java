package io.waybill.fba.mapping;

import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.groupingBy;

import io.waybill.kit.channel.Sighting;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.LineQuantity;
import io.waybill.schemas.Owner;
import io.waybill.schemas.Problem;
import io.waybill.schemas.RequestedLine;
import io.waybill.schemas.UnfulfillableLine;
import io.waybill.schemas.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an order at Amazon and its parcels mean for our fulfillment order. */
public final class Sightings {

    private final FulfillmentRequest request;
    private final AmazonOrder order;
    private final List<Parcel> parcels;
    private final AmazonStatus status;

    public Sightings(FulfillmentRequest request, AmazonOrder order, List<Parcel> parcels) {
        this.request = request;
        this.order = order;
        this.parcels = List.copyOf(parcels);
        this.status = order.head().status();
    }

    /** {@code refs}: what it became at Amazon; the first of them is what was looked at. */
    public Sighting sighting(List<String> refs, Pace pace, Instant now) {
        return new Sighting(status.told(), refs, parcels.stream().map(Parcel::shipment).toList(), unfulfillable(),
                problem(refs), order.head().version(), status.stop(), lookAgainAfter(pace, now));
    }

    /** Never more than what was not sent, whatever the numbers say: a unit is in one place. */
    private List<UnfulfillableLine> unfulfillable() {
        var sent = sent();
        var givenUp = givenUp();
        return request.getLines()
                .stream()
                .map(line -> new UnfulfillableLine(line.getLineId(), Math.min(givenUp.getOrDefault(line.getLineId(), 0),
                        line.getQuantity() - sent.getOrDefault(line.getLineId(), 0)), reason()))
                .filter(line -> line.getQuantity() > 0)
                .toList();
    }

    /** What we asked to be cancelled is a verdict's to tell, not Amazon's refusal. */
    private Map<String, Integer> givenUp() {
        if (request.getWish() == Wish.CANCELLED && (status == AmazonStatus.CANCELLED || !status.isEnded())) {
            return Map.of();
        }
        if (status.isDead()) {
            return request.getLines()
                    .stream()
                    .collect(groupingBy(RequestedLine::getLineId, summingInt(RequestedLine::getQuantity)));
        }
        if (!status.isEnded() && (status != AmazonStatus.PROCESSING || waitsForStock())) return Map.of();
        var lines = new LineIds(request.getLines());
        var givenUp = new HashMap<String, Integer>();
        order.items()
                .forEach(item -> lines.lineOf(item.itemId(), item.sku())
                        .ifPresent(line -> givenUp.merge(line, item.givenUp(), Integer::sum)));
        return givenUp;
    }

    /** Under this policy units that are missing may come within a day. */
    private boolean waitsForStock() {
        return FulfillmentPolicy.of(order.head().policy()).filter(FulfillmentPolicy.FILL_ALL::equals).isPresent();
    }

    private Map<String, Integer> sent() {
        return parcels.stream()
                .flatMap(parcel -> parcel.shipment().getLines().stream())
                .collect(groupingBy(LineQuantity::getLineId, summingInt(LineQuantity::getQuantity)));
    }

    private String reason() {
        return switch (status) {
            case CANCELLED -> "it was cancelled at Amazon, and not by us";
            case INVALID -> "Amazon finds the order invalid: its address, or too little stock";
            case UNFULFILLABLE -> "Amazon cannot fulfill the order";
            case NEW, RECEIVED, PLANNING, PROCESSING, COMPLETE, COMPLETE_PARTIALLED, UNKNOWN ->
                "Amazon cannot send these units";
        };
    }

    private @Nullable Problem problem(List<String> refs) {
        if (refs.size() > 1) {
            return problem("SEVERAL_ORDERS_ADOPTED",
                    "%s were adopted, and only %s is followed: look after the others there"
                            .formatted(refs, refs.getFirst()));
        }
        if (!status.isDead() || (status == AmazonStatus.CANCELLED && request.getWish() == Wish.CANCELLED)) return null;
        return problem(status == AmazonStatus.CANCELLED ? "CANCELLED_OUTSIDE" : "REFUSED_BY_CHANNEL", reason());
    }

    private static Problem problem(String kind, String detail) {
        return Problem.newBuilder().setKind(kind).setDetail(detail).setOwner(Owner.STAFF).build();
    }

    private @Nullable Duration lookAgainAfter(Pace pace, Instant now) {
        if (!status.isEnded()) return pace.poll();
        if (parcels.stream().anyMatch(parcel -> isUnderWay(parcel, pace, now))) return pace.deliveryPoll();
        return isAllSaid() || isTooOld(order.head().changedAt(), pace, now) ? null : pace.poll();
    }

    private boolean isUnderWay(Parcel parcel, Pace pace, Instant now) {
        var since = Objects.requireNonNullElse(parcel.shipment().getShippedAt(),
                Objects.requireNonNullElse(order.head().changedAt(), now));
        return !parcel.isDelivered() && !isTooOld(since, pace, now);
    }

    private static boolean isTooOld(@Nullable Instant since, Pace pace, Instant now) {
        return since != null && since.plus(pace.followFor()).isBefore(now);
    }

    /** Whether every unit was sent or given up; an order may end a moment before its last shipment shows it. */
    private boolean isAllSaid() {
        if (status.isDead()) return true;
        var sent = sent();
        var givenUp = givenUp();
        return request.getLines()
                .stream()
                .map(RequestedLine::getLineId)
                .allMatch(line -> sent.getOrDefault(line, 0) + givenUp.getOrDefault(line, 0) >= asked(line));
    }

    private int asked(String lineId) {
        return request.getLines()
                .stream()
                .filter(line -> line.getLineId().equals(lineId))
                .mapToInt(RequestedLine::getQuantity)
                .sum();
    }
}
