-- The tokens in force of each account at AliExpress. Secrets: whoever reads this table can order.
create table aliexpress_token (
    account        text        not null,
    -- a fingerprint of the pair that was configured: another pair there begins another row
    given          text        not null,
    access_token   text        not null,
    -- good for one refresh, which gives the next one; empty: cannot be refreshed
    refresh_token  text        not null,
    -- when the pair was got; null: it is the one that was configured
    renewed_at     timestamptz,
    -- null: it cannot be
    renew_at       timestamptz,
    -- AliExpress does not take the access token any more
    access_refused boolean     not null default false,
    -- why only a person can go on; empty while it goes on by itself
    lost           text        not null default '',
    primary key (account, given)
);
