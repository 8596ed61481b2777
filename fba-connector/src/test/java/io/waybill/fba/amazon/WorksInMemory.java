package io.waybill.fba.amazon;

import io.waybill.kit.connector.Accounts;
import io.waybill.kit.connector.Lane;
import io.waybill.kit.connector.LaneKey;
import io.waybill.kit.connector.StoredRecord;
import io.waybill.kit.connector.Work;
import io.waybill.kit.connector.WorkState;
import io.waybill.kit.connector.WorkStore;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of the store of work that a sweep touches. */
final class WorksInMemory implements WorkStore {

    final List<String> woken = new ArrayList<>();
    final List<Work.Key> scheduled = new ArrayList<>();
    private final Map<String, Work> byId = new LinkedHashMap<>();

    void add(String fulfillmentOrderId, String account, @Nullable Instant dueAt, String toldVersion) {
        var key = new Work.Key(Work.FULFILLMENT + ":" + fulfillmentOrderId, Work.FULFILLMENT, "X", account);
        var update = FulfillmentUpdate.newBuilder()
                .setOrderId("X")
                .setFulfillmentOrderId(fulfillmentOrderId)
                .setRevision(1)
                .setChannel("FBA")
                .setExternalVersion(toldVersion)
                .setObservedAt(Instant.EPOCH)
                .build();
        var told = new Work.Told(1, "hash", StoredRecord.of(update));
        byId.put(key.id(), new Work(key, WorkState.WAITING, Lane.WATCH, dueAt, null, new Work.Lease(1, 1),
                Work.Trouble.NONE, "", null, told));
    }

    static Work sweep(String account, String memory) {
        var key = new Work.Key(AmazonSweep.KIND + ":" + account, AmazonSweep.KIND, "", account);
        return new Work(key, WorkState.WAITING, Lane.UPKEEP, Instant.EPOCH, null, new Work.Lease(1, 1),
                Work.Trouble.NONE, memory, null, Work.Told.NOTHING);
    }

    @Override
    public List<Work> find(Collection<String> ids) {
        return ids.stream().map(byId::get).filter(java.util.Objects::nonNull).toList();
    }

    @Override
    public void wakeAll(Collection<String> ids, Instant now) {
        woken.addAll(ids);
    }

    @Override
    public void schedule(Work.Key key, Lane lane, Instant dueAt) {
        scheduled.add(key);
    }

    @Override
    public void wish(Collection<FulfillmentRequest> wishes, Accounts accounts, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<FulfillmentUpdate> toldOf(Collection<FulfillmentRequest> repeated) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void wake(Work.Key key, @Nullable Instant shipBy, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void wakeOrder(String orderId, String kind, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void assign(String id, String account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int wakeWaiting(Collection<String> accounts, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LaneKey> dueLanes(Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Work> lease(LaneKey lane, Collection<String> kinds, Instant now, int countMax, Duration lease) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Work> ofOrder(String orderId, String kind) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Work> lock(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void settle(Work work, Instant now) {
        throw new UnsupportedOperationException();
    }
}
