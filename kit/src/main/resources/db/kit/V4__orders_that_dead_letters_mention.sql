-- Whatever in a dead letter may be the id of an order as we make them: each 32 lower-case hex digits in a row, also within
-- a longer row. Only the first 8 MiB of a value are looked at, and 10,000 ids are kept, so that no letter is too large.
-- The form 'escape' shows digits as they are; those that it adds itself begin with a backslash and only make a row longer.
create function waybill_order_ids(record_key bytea, record_value bytea, reason text) returns text[]
    language sql immutable parallel safe
as $$
    select array(
        select distinct id
          -- As bytes, since the n-th character of a text is found by counting.
          from (select encode(substring(digits from generate_series(1, length(digits) - 31) for 32), 'escape') as id
                  from (select (regexp_matches(coalesce(encode(record_key, 'escape'), '') || ' ' || coalesce(reason, '')
                                               || ' ' || coalesce(encode(substring(record_value for 8388608), 'escape'), ''),
                                               '[0-9a-f]{32,}', 'g'))[1]::bytea as digits
                        offset 0) as rows_of_digits
                 limit 10000) as ids)
$$;

-- What erasing an order finds its dead letters by, without reading them.
alter table dead_letter
    add column mentions text[] generated always as (waybill_order_ids(record_key, record_value, reason)) stored;

create index dead_letter_mentions on dead_letter using gin (mentions);
