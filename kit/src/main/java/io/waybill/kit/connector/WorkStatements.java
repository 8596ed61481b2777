package io.waybill.kit.connector;

/** What {@link JdbcWorkStore} says to PostgreSQL. */
final class WorkStatements {

    /** Rows are locked in the order of their ids by every statement, so that two of them never wait for each other. */
    static final String WISH = """
            insert into work as w (id, kind, order_id, account, lane, state, due_at, ship_by, request, request_revision,
                                   snapshot_revision, created_at, updated_at)
            select t.id, 'FULFILLMENT', t.order_id, t.account, t.lane, 'WAITING', :now, t.ship_by::timestamptz, t.request,
                   t.revision, h.revision_floor, :now, :now
              from unnest(:ids, :orderIds, :accounts, :lanes, :shipBys, :requests, :revisions)
                   as t (id, order_id, account, lane, ship_by, request, revision)
                   cross join (select coalesce(max(revision_floor), 0) as revision_floor from heartbeat) h
             order by t.id
            on conflict (id) do update
               set state = 'WAITING', due_at = excluded.due_at, wake_number = w.wake_number + 1, attempts = 0,
                   account = case w.account when '' then excluded.account else w.account end, lane = excluded.lane,
                   ship_by = excluded.ship_by, request = excluded.request,
                   request_revision = excluded.request_revision, updated_at = excluded.updated_at
             where w.request_revision < excluded.request_revision
            """;

    static final String TOLD = """
            select w.snapshot
              from work w join unnest(:ids, :revisions) as t (id, revision) on w.id = t.id
             where w.request_revision = t.revision and w.snapshot is not null
             order by w.id
            """;

    static final String WAKE = """
            insert into work as w (id, kind, order_id, account, lane, state, due_at, ship_by, snapshot_revision,
                                   created_at, updated_at)
            values (:id, :kind, :orderId, :account, :lane, 'WAITING', :now, :shipBy,
                    (select coalesce(max(revision_floor), 0) from heartbeat), :now, :now)
            on conflict (id) do update
               set state = 'WAITING', due_at = excluded.due_at, wake_number = w.wake_number + 1, attempts = 0,
                   ship_by = excluded.ship_by, updated_at = excluded.updated_at
            """;

    static final String SCHEDULE = """
            insert into work (id, kind, order_id, account, lane, state, due_at, created_at, updated_at)
            values (:id, :kind, :orderId, :account, :lane, 'WAITING', :dueAt, :dueAt, :dueAt)
            on conflict (id) do nothing
            """;

    static final String WAKE_ALL = """
            with mine as (select id from work where id = any(:ids) order by id for update)
            update work w
               set state = 'WAITING', due_at = :now, wake_number = w.wake_number + 1, attempts = 0, updated_at = :now
              from mine where w.id = mine.id
            """;

    static final String WAKE_ORDER = """
            with mine as (select id from work where order_id = :orderId and kind = :kind order by id for update)
            update work w
               set state = 'WAITING', due_at = :now, wake_number = w.wake_number + 1, attempts = 0, updated_at = :now
              from mine where w.id = mine.id
            """;

    static final String ASSIGN = "update work set account = :account where id = :id and account = ''";

    static final String WAKE_WAITING = """
            with mine as (select id from work
                           where kind = 'FULFILLMENT' and (account = '' or account = any(:accounts))
                             and state = 'WAITING' and due_at is null
                           order by id for update)
            update work w
               set due_at = :now, wake_number = w.wake_number + 1
              from mine where w.id = mine.id
            """;

    /** One look into the index for each lane that there is, however much work waits in them. */
    static final String DUE_LANES = """
            with recursive lanes (account, lane) as (
                (select account, lane from work where due_at is not null order by account, lane limit 1)
                union all
                select next.account, next.lane
                  from lanes l
                 cross join lateral (select account, lane from work
                                      where due_at is not null and (account, lane) > (l.account, l.lane)
                                      order by account, lane limit 1) next)
            select account, lane from lanes l
             where exists (select 1 from work w
                            where w.account = l.account and w.lane = l.lane and w.due_at <= :now
                              and (w.leased_until is null or w.leased_until <= clock_timestamp()))
            """;

    static final String LEASE = """
            with due as (
                select id from work
                 where account = :account and lane = :lane and due_at <= :now
                   and (leased_until is null or leased_until <= clock_timestamp()) and kind = any(:kinds)
                 order by case lane when 'WATCH' then due_at end, ship_by nulls last, due_at
                 limit :countMax
                   for update skip locked)
            update work w
               set leased_until = clock_timestamp() + :leaseMillis * interval '1 millisecond',
                   lease_number = w.lease_number + 1
              from due where w.id = due.id
            returning w.*
            """;

    static final String SETTLE = """
            update work
               set state = :state, lane = :lane, due_at = :dueAt, leased_until = null, attempts = :attempts,
                   last_error = :lastError, memory = :memory, snapshot = :snapshot, snapshot_revision = :revision,
                   snapshot_hash = :hash, updated_at = :now
             where id = :id
            """;

    private WorkStatements() {}
}
