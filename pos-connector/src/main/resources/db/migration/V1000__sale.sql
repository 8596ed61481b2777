-- Every webhook that was stored, so that a repeated one is recognised. Swept by age.
create table webhook_delivery (
    shop        text not null,
    webhook_id  text not null,
    topic       text not null,
    resource_id text not null,
    event_id    text,
    received_at timestamptz not null,
    primary key (shop, webhook_id),
    -- One action of a merchant makes one event, and one delivery of each topic for each object it touched.
    unique (shop, topic, resource_id, event_id)
);

create index webhook_delivery_received on webhook_delivery (received_at);

-- The newest body of every sale, as its source sent it. Holds personal data.
create table sale (
    order_id     text primary key,
    platform     text not null,
    store        text not null,
    external_id  text not null,
    body         bytea not null,
    -- the source's own times, by which bodies are told older from newer
    changed_at   timestamptz,
    triggered_at timestamptz,
    -- bodies came that cannot be told older from newer; the sale has to be read again at its source
    doubtful     boolean not null default false,
    received_at  timestamptz not null
);
