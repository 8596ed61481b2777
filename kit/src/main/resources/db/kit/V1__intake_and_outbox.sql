-- Where each reader goes on. The topic's id is part of the key: a topic made again starts anew.
create table intake_offset (
    reader       text        not null,
    topic_id     uuid        not null,
    partition    integer     not null,
    topic        text        not null,
    next_offset  bigint      not null,
    leader_epoch integer,
    updated_at   timestamptz not null default now(),
    primary key (reader, topic_id, partition)
);

-- Records that could not be understood or applied, as they came.
create table dead_letter (
    id            bigint generated always as identity primary key,
    reader        text        not null,
    topic         text        not null,
    topic_id      uuid        not null,
    partition     integer     not null,
    record_offset bigint      not null,
    record_key    bytea,
    record_value  bytea,
    headers       jsonb       not null default '[]',
    order_id      text,
    reason_kind   text        not null,
    reason        text        not null,
    created_at    timestamptz not null default now(),
    unique (reader, topic_id, partition, record_offset)
);

create index dead_letter_order on dead_letter (order_id) where order_id is not null;

-- Rows still to be published; a published row is deleted. No cache: within one order the order of ids is the order of facts.
create table outbox (
    id          bigint generated always as identity (cache 1) primary key,
    topic       text        not null,
    record_key  text        not null,
    stage       smallint    not null,
    record_type text        not null,
    payload     bytea       not null,
    created_at  timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_scale_factor = 0.5);

-- Payloads carry only their schema's fingerprint; a row outlives the code that wrote it when a service is updated.
create table outbox_schema (
    fingerprint bigint primary key,
    schema      text not null
);

create table relay_lease (
    name       text primary key,
    holder     text        not null,
    expires_at timestamptz not null
);
