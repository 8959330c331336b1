-- Who changed what in money and access. It only grows: the app may add and read, and nothing takes an entry back.
create table audit_entries (
    id          uuid primary key,
    at          timestamptz not null,
    practice_id uuid,
    action      text not null,
    subject_id  uuid not null,
    actor_id    uuid,
    actor_role  text,
    as_operator boolean not null,
    request_id  text,
    before      jsonb,
    after       jsonb
);
create index audit_entries_by_age on audit_entries (at desc, id desc);
create index audit_entries_by_practice on audit_entries (practice_id, at desc, id desc);
create index audit_entries_by_action on audit_entries (action, at desc, id desc);
create index audit_entries_by_both on audit_entries (practice_id, action, at desc, id desc);
create index audit_entries_by_subject on audit_entries (subject_id, at desc, id desc);
revoke update, delete on audit_entries from coachboard_app;
revoke select on audit_entries from coachboard_readonly;

-- A wall with one side: nobody writes about another practice, and operators read about all. Some entries, such as that
-- of a password, belong to a person and to no practice.
alter table audit_entries enable row level security;
alter table audit_entries force row level security;
create policy own_practice on audit_entries for insert with check (practice_id is not distinct from current_practice());
create policy operators_list on audit_entries for select using (true);
