-- What a connector has to do: one row per fulfillment order, sale or other job.
create table work (
    id                text primary key,
    kind              text not null,
    order_id          text not null,
    account           text not null default '',
    state             text not null check (state in ('WAITING', 'FAILED', 'DONE')),
    -- null: nothing to do until somebody wakes it
    due_at            timestamptz,
    -- counts everything that made it due from outside, so that a step sees what happened while it ran
    wake_number       bigint not null default 0,
    -- by the database's clock; null: nobody works on it
    leased_until      timestamptz,
    lease_number      bigint not null default 0,
    ship_by           timestamptz,
    -- our latest wish, Avro single-object bytes; holds personal data
    request           bytea,
    request_revision  bigint not null default 0,
    -- what was last published about it
    snapshot          bytea,
    snapshot_revision bigint not null default 0,
    snapshot_hash     text not null default '',
    attempts          integer not null default 0,
    last_error        text not null default '',
    created_at        timestamptz not null,
    updated_at        timestamptz not null
);

create index work_due on work (due_at) where due_at is not null;
create index work_order on work (order_id, kind);
create index work_state on work (kind, state);
