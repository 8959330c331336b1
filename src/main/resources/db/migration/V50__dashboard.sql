-- A number for each subject of summaries, raised by every write that changes them. The subject is a client, a coach, or
-- one of two fixed ids: for what all coaches of the practice see alike, and for what all its clients do. A summary nobody wrote to yet has no row and is version 0.
create table summary_versions (
    practice_id uuid not null references practices,
    subject_id  uuid not null,
    version     bigint not null,
    primary key (practice_id, subject_id)
);
call wall_off('summary_versions');

-- A person's name is the same in every practice, and clients there read it. Runs as the owner, whom this policy lets
-- through; in the order of practices, so that two of them never wait crosswise.
create policy names on summary_versions to coachboard_owner using (true) with check (true);

create function raise_clients_of(person uuid) returns void
    language sql security definer set search_path = public
begin atomic
    insert into summary_versions (practice_id, subject_id, version)
    select practice_id, '00000000-0000-0000-0000-000000000002', 1
    from (select distinct practice_id from memberships where user_id = person) m
    order by practice_id
    on conflict (practice_id, subject_id) do update set version = summary_versions.version + 1;
end;
