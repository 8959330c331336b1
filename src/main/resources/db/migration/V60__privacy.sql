-- When somebody had what is kept about them erased; the row stays under a pseudonym, since invoices name it.
alter table clients add column erased_at timestamptz;

-- Who got a mail, as a code that only this installation can make, and another one in each practice.
alter table mail_deliveries add column recipient bytea;
create index mail_deliveries_by_recipient on mail_deliveries (recipient) where recipient is not null;

-- What an event said is forgotten some time after it was settled.
create index webhook_events_with_content on webhook_events (received_at) where octet_length(payload) > 0;

create table exports (
    practice_id  uuid not null references practices,
    id           uuid primary key,
    client_id    uuid not null,
    requested_by uuid not null, -- the member who asked
    state        text not null check (state in ('REQUESTED', 'READY', 'FAILED')),
    requested_at timestamptz not null,
    made_at      timestamptz,
    expires_at   timestamptz not null,
    size_bytes   bigint,
    version      bigint not null,
    unique (practice_id, id),
    check ((state = 'READY') = (made_at is not null and size_bytes is not null)),
    foreign key (practice_id, client_id) references clients (practice_id, id)
);
create unique index exports_under_way on exports (practice_id, client_id) where state = 'REQUESTED';
create index exports_by_client on exports (practice_id, client_id);
call wall_off('exports');

-- Beside the exports, so that looking at one does not read its megabytes.
create table export_files (
    practice_id uuid not null references practices,
    id          uuid not null, -- the export
    body        bytea not null,
    primary key (practice_id, id),
    foreign key (practice_id, id) references exports (practice_id, id) on delete cascade
);
alter table export_files alter column body set storage external; -- a ZIP does not become smaller
call wall_off('export_files');
revoke select on export_files from coachboard_readonly;

-- Whether a person has, or as a coach had, a place in another practice. Who was a client there and left does not count:
-- that practice has its own row about them.
create function belongs_elsewhere(person uuid, here uuid) returns boolean
    language sql stable security definer set search_path = public
begin atomic
    select exists (
        select from memberships m
        where m.user_id = person and m.practice_id <> here and (m.removed_at is null or m.role <> 'CLIENT'));
end;
