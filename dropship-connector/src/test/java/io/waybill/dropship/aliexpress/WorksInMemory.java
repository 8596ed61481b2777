package io.waybill.dropship.aliexpress;

import io.waybill.kit.connector.Accounts;
import io.waybill.kit.connector.Lane;
import io.waybill.kit.connector.LaneKey;
import io.waybill.kit.connector.Work;
import io.waybill.kit.connector.WorkStore;
import io.waybill.schemas.FulfillmentRequest;
import io.waybill.schemas.FulfillmentUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what was woken; holds no work. */
final class WorksInMemory implements WorkStore {

    final List<String> woken = new ArrayList<>();

    @Override
    public void wakeAll(Collection<String> ids, Instant now) {
        woken.addAll(ids);
    }

    @Override
    public List<Work> find(Collection<String> ids) {
        return List.of();
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
    public void schedule(Work.Key key, Lane lane, Instant dueAt) {
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
