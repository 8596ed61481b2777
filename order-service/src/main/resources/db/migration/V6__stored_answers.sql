-- What was answered to requests with an Idempotency-Key, to be answered again. No personal data: key and request are
-- hashes, the request's under the key, which is nowhere; an answer has none, and goes with its order when that is erased.
create table stored_answer (
    key_hash     text        not null primary key,
    request_hash text        not null,
    order_id     text        not null default '',
    status       integer     not null,
    location     text,
    etag         text,
    content_type text,
    body         text,
    made_at      timestamptz not null
);

create index stored_answer_oldest on stored_answer (made_at);
create index stored_answer_of_order on stored_answer (order_id) where order_id <> '';
