-- One row for each coach: when sessions may start. It is also the row that every booking of that coach locks first.
create table availabilities (
    practice_id     uuid not null references practices,
    id              uuid primary key, -- the coach
    zone            text not null,
    session_minutes int not null check (session_minutes between 5 and 480),
    step_minutes    int not null check (step_minutes between 5 and 480),
    buffer_minutes  int not null check (buffer_minutes between 0 and 240),
    notice_minutes  int not null check (notice_minutes between 0 and 43200),
    weekly          jsonb not null,
    exceptions      jsonb not null,
    version         bigint not null,
    unique (practice_id, id),
    foreign key (practice_id, id) references memberships (practice_id, id)
);
call wall_off('availabilities');

create table bookings (
    practice_id     uuid not null references practices,
    id              uuid primary key,
    coach_id        uuid not null,
    client_id       uuid not null,
    enrolment_id    uuid,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null check (ends_at > starts_at),
    blocked_until   timestamptz not null check (blocked_until >= ends_at), -- the end and the coach's buffer
    zone            text not null,
    status          text not null check (status in ('HELD', 'CONFIRMED', 'CANCELLED', 'COMPLETED', 'NO_SHOW')),
    hold_expires_at timestamptz,
    sequence        int not null default 0, -- counts reschedules and the cancellation, for calendars
    created_at      timestamptz not null,
    cancelled_at    timestamptz,
    version         bigint not null,
    unique (practice_id, id),
    check ((status = 'HELD') <= (hold_expires_at is not null)),
    foreign key (practice_id, coach_id) references availabilities (practice_id, id),
    foreign key (practice_id, client_id) references clients (practice_id, id),
    foreign key (practice_id, enrolment_id) references enrolments (practice_id, id),
    -- The backstop: writers lock the coach's row first, so this never has to settle a race.
    constraint bookings_never_overlap exclude using gist
        (coach_id with =, tstzrange(starts_at, blocked_until) with &&) where (status in ('HELD', 'CONFIRMED'))
);
create index bookings_by_start on bookings (practice_id, starts_at, id);
create index bookings_by_status on bookings (practice_id, status, starts_at, id);
create index bookings_by_coach on bookings (practice_id, coach_id, starts_at, id);
create index bookings_by_client on bookings (practice_id, client_id, starts_at, id);
create index bookings_by_client_status on bookings (practice_id, client_id, status, starts_at, id);
create index bookings_open_by_coach on bookings (practice_id, coach_id, starts_at, id) where status in ('HELD', 'CONFIRMED');
create index bookings_open_by_client on bookings (practice_id, client_id, starts_at, id) where status in ('HELD', 'CONFIRMED');
call wall_off('bookings');

-- A secret address under which a calendar app reads a member's bookings.
create table calendar_feeds (
    practice_id uuid not null references practices,
    id          uuid primary key, -- the member
    token_hash  bytea not null unique,
    created_at  timestamptz not null,
    version     bigint not null,
    unique (practice_id, id),
    foreign key (practice_id, id) references memberships (practice_id, id)
);
call wall_off('calendar_feeds');
revoke select on calendar_feeds from coachboard_readonly;
