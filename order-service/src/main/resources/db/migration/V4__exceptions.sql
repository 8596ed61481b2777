-- What people have to mend about an order, by name. For orders that older code has saved,
-- the watch that goes round all orders stores it.
alter table orders add column exceptions text[] not null default '{}';

create index orders_exceptions on orders using gin (exceptions) where exceptions <> '{}';
