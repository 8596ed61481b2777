-- Tombstones: orders whose personal data were erased here. Whatever comes of them later is stored nowhere. Never deleted.
create table erased_order (
    order_id  text        not null primary key,
    erased_at timestamptz not null default now()
);
