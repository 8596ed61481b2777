-- What people have to mend about an order, by name. Orders that no newer code has saved yet show none.
alter table orders add column exceptions text[] not null default '{}';

create index orders_exceptions on orders using gin (exceptions) where exceptions <> '{}';
