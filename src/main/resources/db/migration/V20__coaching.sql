create table clients (
    practice_id uuid not null references practices,
    id          uuid primary key,
    coach_id    uuid not null,
    name        text not null,
    -- The name as lists sort it: lower case, without accents.
    sort_name   text not null collate "C",
    email       citext not null,
    phone       text,
    zone        text not null,
    status      text not null check (status in ('ACTIVE', 'ARCHIVED')),
    created_at  timestamptz not null,
    archived_at timestamptz,
    version     bigint not null,
    unique (practice_id, id),
    unique (practice_id, email),
    foreign key (practice_id, coach_id) references memberships (practice_id, id)
);
create index clients_by_name on clients (practice_id, status, sort_name, id);
create index clients_by_coach on clients (practice_id, coach_id, status, sort_name, id);
call wall_off('clients');

-- Every word a client can be found by, so that a search is one index range however large the practice.
-- "C" collation, because only its comparisons both serve a prefix range and pass row-level security into the index.
create table client_search_terms (
    practice_id uuid not null,
    client_id   uuid not null,
    coach_id    uuid not null,
    status      text not null,
    term        text not null collate "C",
    primary key (practice_id, status, term, client_id),
    foreign key (practice_id, client_id) references clients (practice_id, id) on delete cascade
);
create index client_search_terms_by_coach on client_search_terms (practice_id, status, coach_id, term, client_id);
create index client_search_terms_by_client on client_search_terms (practice_id, client_id, term);
call wall_off('client_search_terms');

create table programs (
    practice_id     uuid not null references practices,
    id              uuid primary key,
    name            text not null,
    description     text not null,
    session_credits int not null check (session_credits between 1 and 1000),
    price_cents     bigint not null check (price_cents >= 0),
    currency        char(3) not null,
    status          text not null check (status in ('ACTIVE', 'ARCHIVED')),
    created_at      timestamptz not null,
    version         bigint not null,
    unique (practice_id, id)
);
create index programs_by_age on programs (practice_id, status, created_at desc, id desc);
call wall_off('programs');

create table enrolments (
    practice_id  uuid not null references practices,
    id           uuid primary key,
    client_id    uuid not null,
    program_id   uuid not null,
    credits_left int not null check (credits_left >= 0),
    enrolled_at  timestamptz not null,
    version      bigint not null,
    unique (practice_id, id),
    foreign key (practice_id, client_id) references clients (practice_id, id),
    foreign key (practice_id, program_id) references programs (practice_id, id)
);
create index enrolments_by_client on enrolments (practice_id, client_id, enrolled_at desc, id desc);
create index enrolments_with_credits on enrolments (practice_id, client_id, enrolled_at desc, id desc) where credits_left > 0;
call wall_off('enrolments');

-- What happened to an enrolment's credits, one line for each movement; the balance after it stands beside it.
create table credit_entries (
    practice_id  uuid not null references practices,
    id           uuid primary key,
    enrolment_id uuid not null,
    reason       text not null check (reason in ('GRANTED', 'TAKEN', 'GIVEN_BACK')),
    delta        int not null check (delta <> 0),
    balance      int not null check (balance >= 0),
    booking_id   uuid,
    occurred_at  timestamptz not null,
    unique (practice_id, id),
    foreign key (practice_id, enrolment_id) references enrolments (practice_id, id)
);
create index credit_entries_by_enrolment on credit_entries (practice_id, enrolment_id, occurred_at desc, id desc);
-- A booking takes a credit once and gives it back once.
create unique index credit_entries_once on credit_entries (practice_id, booking_id, reason) where booking_id is not null;
call wall_off('credit_entries');

create table coaching_sessions (
    practice_id  uuid not null references practices,
    id           uuid primary key,
    client_id    uuid not null,
    coach_id     uuid not null,
    booking_id   uuid unique,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null check (ends_at > starts_at),
    zone         text not null,
    status       text not null check (status in ('COMPLETED', 'NO_SHOW')),
    created_at   timestamptz not null,
    version      bigint not null,
    unique (practice_id, id),
    foreign key (practice_id, client_id) references clients (practice_id, id),
    foreign key (practice_id, coach_id) references memberships (practice_id, id)
);
create index coaching_sessions_by_start on coaching_sessions (practice_id, starts_at desc, id desc);
create index coaching_sessions_by_status on coaching_sessions (practice_id, status, starts_at desc, id desc);
create index coaching_sessions_by_client on coaching_sessions (practice_id, client_id, starts_at desc, id desc);
create index coaching_sessions_by_client_status on coaching_sessions (practice_id, client_id, status, starts_at desc, id desc);
create index coaching_sessions_no_shows on coaching_sessions (practice_id, coach_id, starts_at desc, id desc) where status = 'NO_SHOW';
call wall_off('coaching_sessions');

create table notes (
    practice_id uuid not null references practices,
    id          uuid primary key,
    session_id  uuid not null,
    author_id   uuid not null,
    visibility  text not null check (visibility in ('PRIVATE', 'SHARED')),
    body        text not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    version     bigint not null,
    unique (practice_id, id),
    foreign key (practice_id, session_id) references coaching_sessions (practice_id, id),
    foreign key (practice_id, author_id) references memberships (practice_id, id)
);
create index notes_by_session on notes (practice_id, session_id, created_at desc, id desc);
create index notes_shared on notes (practice_id, session_id, created_at desc, id desc) where visibility = 'SHARED';
call wall_off('notes');
