-- Work that waits. The columns are those that the job library reads and writes; a row lives until its job is done.
create table jobs (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    -- For the operators' list, whose pages need one.
    id                   uuid not null generated always as (md5(task_name || ' ' || task_instance)::uuid) stored,
    primary key (task_name, task_instance)
);
create index jobs_due on jobs (priority desc, execution_time);
create index jobs_by_time on jobs (execution_time, id);
create index jobs_running on jobs (execution_time, id) where picked;
create index jobs_by_heartbeat on jobs (last_heartbeat) where picked;
revoke select on jobs from coachboard_readonly;

-- Work that was given up, with the reason, until an operator runs it again.
create table dead_jobs (
    id        uuid primary key,
    type      text not null,
    key       text not null,
    payload   bytea not null,
    attempts  int not null,
    error     text not null,
    died_at   timestamptz not null
);
create index dead_jobs_by_age on dead_jobs (died_at desc, id desc);
revoke select on dead_jobs from coachboard_readonly;
