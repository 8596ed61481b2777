-- One row an order. The document is kept as text is kept: byte for byte what the code wrote.
create table orders (
    order_id             text        not null primary key,
    version              bigint      not null,
    platform             text        not null default '',
    store                text        not null default '',
    external_id          text        not null default '',
    name                 text        not null default '',
    placed_at            timestamptz not null default 'epoch',
    lifecycle            text        not null default '',
    payment_status       text        not null default '',
    fulfillment_status   text        not null default '',
    blocker              text,
    blocker_owner        text,
    blocked_rules        text,
    due_at               timestamptz,
    search_text          text        not null default '',
    revisions            jsonb       not null default '{}',
    document             json,
    changed_at           timestamptz not null default now()
);

create index orders_newest on orders (placed_at desc, order_id desc) where version > 0;
create index orders_due on orders (due_at) where due_at is not null;
create index orders_blocked_rules on orders (blocked_rules) where blocked_rules is not null;

-- Personal data are here and nowhere else, so that erasing a person touches neither history nor document.
create table order_personal (
    order_id     text not null primary key references orders,
    name         text not null,
    address1     text not null,
    address2     text not null,
    city         text not null,
    province     text not null,
    postal_code  text not null,
    country_code text not null,
    phone        text not null,
    email        text not null
);

-- What happened, for ever. The body is the record that goes to orders.events, self-describing.
create table order_journal (
    order_id text        not null,
    sequence bigint      not null,
    type     text        not null,
    at       timestamptz not null,
    body     bytea       not null,
    primary key (order_id, sequence)
);
