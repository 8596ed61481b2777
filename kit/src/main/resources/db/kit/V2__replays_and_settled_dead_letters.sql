-- OPEN, PARKED (two re-drives failed), REDRIVEN, REPLAYED. A settled one is kept as it is: where it was and why.
alter table dead_letter
    add column state      text    not null default 'OPEN',
    add column attempts   integer not null default 0,
    add column settled_at timestamptz,
    add column settled_by text;

create index dead_letter_unsettled on dead_letter (reader, reason_kind) where state in ('OPEN', 'PARKED');

-- A range of a topic that is taken again. The holder alone works on it, until the lease runs out by the database's clock.
create table replay (
    id           bigint generated always as identity primary key,
    reader       text        not null,
    topic        text        not null,
    topic_id     uuid        not null,
    from_time    timestamptz not null,
    to_time      timestamptz not null,
    dry_run      boolean     not null,
    reason       text        not null,
    requested_by text        not null,
    state        text        not null default 'RUNNING',
    trouble      text,
    holder       text,
    leased_until timestamptz,
    created_at   timestamptz not null default now(),
    finished_at  timestamptz
);

-- One at a time, so that its limit of records per second is the service's.
create unique index replay_running on replay (state) where state = 'RUNNING';

-- Moved and counted in the transaction in which the records are applied, from the expected offset only.
create table replay_partition (
    replay_id   bigint  not null references replay on delete cascade,
    partition   integer not null,
    from_offset bigint  not null,
    to_offset   bigint  not null,
    next_offset bigint  not null,
    changed     bigint  not null default 0,
    unchanged   bigint  not null default 0,
    rejected    bigint  not null default 0,
    undecodable bigint  not null default 0,
    missed      bigint  not null default 0,
    primary key (replay_id, partition)
);

-- How many records did what: the types of facts, or the kinds of refusals.
create table replay_tally (
    replay_id bigint not null references replay on delete cascade,
    outcome   text   not null,
    what      text   not null,
    records   bigint not null,
    primary key (replay_id, outcome, what)
);

-- The orders that were, or by a dry run would be, changed; each with the first record that did it.
create table replay_order (
    replay_id     bigint  not null references replay on delete cascade,
    order_id      text    not null,
    partition     integer not null,
    record_offset bigint  not null,
    what          text[]  not null,
    primary key (replay_id, order_id)
);
