-- When the heartbeat beat last: a restored database tells by it how old its backup is. Null: not since this column came.
alter table heartbeat add column beat_at timestamptz;
