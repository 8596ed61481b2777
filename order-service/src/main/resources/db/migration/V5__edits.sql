-- What staff say of a recipient beside the source, by field: personal data like the rest of the row.
alter table order_personal add column edits jsonb;
