-- When an order that is unfinished then is late: the first ship-by or deadline.
alter table orders add column late_at timestamptz;

-- Near enough for orders that no newer code has saved yet: nearly every deadline is a ship-by.
update orders set late_at = (document -> 'blocker' ->> 'deadline')::timestamptz where blocker is not null;

-- What is counted every few seconds: only what is unfinished, and without touching the documents.
create index orders_unfinished on orders (blocker, blocker_owner, fulfillment_status, late_at)
    where blocker is not null;

-- In the order of their last change, for whoever looks at all of them again and again.
create index orders_changed on orders (changed_at, order_id) where version > 0;
