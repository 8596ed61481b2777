-- Work is leased by account and lane, so that a full queue of one never holds up another.
alter table work add column lane text not null default 'WATCH' check (lane in ('SUBMIT', 'CANCEL', 'WATCH', 'UPKEEP'));
-- What a kind of work keeps from one step to the next, such as how far a sweep came; no personal data.
alter table work add column memory text not null default '';

drop index work_due;
create index work_due on work (account, lane, due_at) where due_at is not null;

-- One call that changes the outside world, written before it is made. The key is what the outside knows it by.
create table effect (
    key              text primary key,
    kind             text        not null,
    work_id          text        not null,
    order_id         text        not null,
    account          text        not null,
    state            text        not null check (state in ('CLAIMED', 'UNKNOWN', 'FOR_PERSON', 'DONE', 'REFUSED', 'GIVEN_UP')),
    -- calls that may have reached the outside
    attempts         integer     not null,
    first_claimed_at timestamptz not null,
    claimed_at       timestamptz not null,
    -- what was sent, for repeats with the same body; holds personal data
    body             text        not null,
    -- the ids it became outside, in the order of their making
    refs             text[]      not null default '{}',
    -- why it is where it is, for people
    detail           text        not null default '',
    -- when a person made the decision that was carried out last, in µs since 1970
    resolved_by      bigint      not null default 0,
    updated_at       timestamptz not null default clock_timestamp()
);

create index effect_work on effect (work_id);
create index effect_order on effect (order_id);
create index effect_unsettled on effect (kind, state) where state in ('CLAIMED', 'UNKNOWN', 'FOR_PERSON');

-- One bucket of permits for each account and operation, shared by all instances. Time is the database's.
create table quota (
    account     text             not null,
    operation   text             not null,
    tokens      double precision not null,
    refilled_at timestamptz      not null,
    primary key (account, operation)
);

-- One row: a number that only rises. Kafka knows it too, so that a database that went back in time is found out.
create table heartbeat (
    name        text primary key,
    number      bigint not null,
    -- revisions of our own snapshots are above this one, whatever the clock says
    revision_floor bigint not null default 0,
    -- null: never. Whatever was wished before this instant may have been sent outside without our knowing
    restored_at timestamptz
);

insert into heartbeat (name, number) values ('connector', 0);
