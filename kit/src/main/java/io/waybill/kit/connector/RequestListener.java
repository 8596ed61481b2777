package io.waybill.kit.connector;

import io.waybill.kit.erasure.ErasedOrders;
import io.waybill.kit.kafka.Applied;
import io.waybill.kit.kafka.Batch;
import io.waybill.kit.kafka.BatchApplier;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.kit.kafka.Incoming;
import io.waybill.kit.kafka.Rejected;
import io.waybill.kit.outbox.Message;
import io.waybill.kit.outbox.Outbox;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.Topics;
import io.waybill.schemas.Topics.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records what is wanted of each fulfillment order, and does nothing about it: that is the worker's. A wish that is said
 * again was not answered as far as order-service knows, so what was last told is told again. A wish for an erased order
 * is nobody's any more.
 */
public final class RequestListener implements BatchApplier {

    private final WorkStore store;
    private final Accounts accounts;
    private final Outbox outbox;
    private final ErasedOrders erased;

    public RequestListener(WorkStore store, Accounts accounts, Outbox outbox, ErasedOrders erased) {
        this.store = store;
        this.accounts = accounts;
        this.outbox = outbox;
        this.erased = erased;
    }

    /** This listener as a reader of one channel's requests. */
    public BatchListener on(Topic<FulfillmentRequest> topic) {
        return new BatchListener("requests", List.of(topic), this);
    }

    @Override
    public Applied apply(Batch batch) {
        var newest = new HashMap<String, FulfillmentRequest>();
        var rejected = new ArrayList<Rejected>();
        for (var incoming : batch.records()) {
            refusal(incoming).ifPresentOrElse(rejected::add, () -> keepNewest(newest, incoming));
        }
        var gone = erased.among(newest.values().stream().map(FulfillmentRequest::getOrderId).toList());
        newest.values().removeIf(wish -> gone.contains(wish.getOrderId()));
        outbox.appendAll(store.toldOf(newest.values())
                .stream()
                .map(told -> new Message(Topics.FULFILLMENT_UPDATES, told.getOrderId(), told))
                .toList());
        store.wish(newest.values(), accounts, batch.now());
        return new Applied(rejected, List.of());
    }

    private static void keepNewest(Map<String, FulfillmentRequest> newest, Incoming incoming) {
        var request = (FulfillmentRequest) incoming.record();
        newest.merge(request.getFulfillmentOrderId(), request,
                (one, other) -> other.getRevision() > one.getRevision() ? other : one);
    }

    private static Optional<Rejected> refusal(Incoming incoming) {
        if (!(incoming.record() instanceof FulfillmentRequest request)) {
            return rejected(incoming, null, "WRONG_TYPE", "expected a FulfillmentRequest, got a "
                    + incoming.record().getSchema().getName());
        }
        var id = request.getFulfillmentOrderId();
        if (!id.startsWith(request.getOrderId() + "-F")) {
            return rejected(incoming, request, "FOREIGN_FULFILLMENT_ORDER",
                    "fulfillment order %s does not belong to order %s".formatted(id, request.getOrderId()));
        }
        return switch (request.getWish()) {
            case SUBMITTED, CANCELLED -> Optional.empty();
            case UNKNOWN -> rejected(incoming, request, "UNKNOWN_WISH",
                    "fulfillment order %s: its wish is newer than this service".formatted(id));
        };
    }

    private static Optional<Rejected> rejected(Incoming incoming, @Nullable FulfillmentRequest request, String kind,
            String reason) {
        var orderId = request == null ? null : request.getOrderId();
        return Optional.of(new Rejected(incoming.origin(), orderId, kind, reason));
    }
}
