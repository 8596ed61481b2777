-- One command for many orders. Its fields are those of the command's single form, as JSON.
create table job (
    job_id      bigint      not null generated always as identity primary key,
    command     text        not null,
    fields      text        not null,
    made_by     text        not null,
    created_at  timestamptz not null,
    state       text        not null,
    orders      integer     not null,
    granted     integer     not null default 0,
    refused     integer     not null default 0,
    finished_at timestamptz
);

create index job_running on job (job_id) where state = 'RUNNING';
create index job_finished on job (finished_at) where finished_at is not null;

-- What became of each order of a job; order_id as it was named, which need not be an order's.
create table job_order (
    job_id         bigint not null references job on delete cascade,
    order_id       text   not null,
    outcome        text   not null,
    problem_kind   text,
    problem_detail text,
    problem_legal  json,
    primary key (job_id, order_id)
);

create index job_order_pending on job_order (job_id, order_id) where outcome = 'PENDING';
