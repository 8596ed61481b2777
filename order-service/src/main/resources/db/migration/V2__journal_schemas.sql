-- Every schema that a body of the journal was written with: facts are kept longer than any version of the code.
create table journal_schema (
    fingerprint bigint not null primary key,
    schema      text   not null
);

-- Versions of the code before this table left their schemas to the outbox.
insert into journal_schema (fingerprint, schema)
select fingerprint, schema from outbox_schema where schema::json ->> 'name' = 'OrderEvent';
