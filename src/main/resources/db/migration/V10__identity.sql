-- People and what they may do. A user is one person with one e-mail address, whatever the practice; a membership is
-- what that person is in one practice.

create table practices (
    id         uuid primary key,
    slug       text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    name       text not null,
    zone       text not null,
    currency   char(3) not null,
    created_at timestamptz not null,
    version    bigint not null
);
alter table practices enable row level security;
alter table practices force row level security;
create policy practice_wall on practices using (id = current_practice()) with check (id = current_practice());

create table users (
    id                uuid primary key,
    email             citext not null unique,
    name              text not null,
    password_hash     text not null,
    email_verified_at timestamptz,
    created_at        timestamptz not null,
    version           bigint not null
);
-- The readonly role sees people, never what opens their accounts.
revoke select on users from coachboard_readonly;
grant select (id, email, name, email_verified_at, created_at, version) on users to coachboard_readonly;

create table memberships (
    practice_id uuid not null references practices,
    id          uuid primary key,
    user_id     uuid not null references users,
    role        text not null check (role in ('OWNER', 'COACH', 'CLIENT')),
    joined_at   timestamptz not null,
    removed_at  timestamptz,
    version     bigint not null,
    unique (practice_id, id),
    unique (practice_id, user_id)
);
create index memberships_by_user on memberships (user_id);
create index memberships_by_age on memberships (practice_id, joined_at, id);
call wall_off('memberships');

-- A family of refresh tokens: one for each place where a user signed in.
create table devices (
    id            uuid primary key,
    user_id       uuid not null references users,
    membership_id uuid not null references memberships (id),
    label         text not null,
    token_hash    bytea not null,
    previous_hash bytea,
    rotated_at    timestamptz not null,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    revoked_at    timestamptz
);
create index devices_by_user on devices (user_id, created_at desc, id desc) where revoked_at is null;
create index devices_by_membership on devices (membership_id) where revoked_at is null;
revoke select on devices from coachboard_readonly;

-- E-mail verifications and password resets.
create table one_time_tokens (
    id         uuid primary key,
    user_id    uuid not null references users,
    purpose    text not null check (purpose in ('EMAIL_VERIFICATION', 'PASSWORD_RESET')),
    token_hash bytea not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index one_time_tokens_by_user on one_time_tokens (user_id, purpose);
revoke select on one_time_tokens from coachboard_readonly;

create table invitations (
    practice_id uuid not null references practices,
    id          uuid primary key,
    email       citext not null,
    role        text not null check (role in ('COACH', 'CLIENT')),
    -- The client that the new member will be; a coach gets a fresh id.
    member_id   uuid not null,
    invited_by  uuid not null,
    token_hash  bytea not null unique,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    accepted_at timestamptz,
    version     bigint not null,
    unique (practice_id, id),
    foreign key (practice_id, invited_by) references memberships (practice_id, id)
);
create index invitations_by_email on invitations (practice_id, email);
call wall_off('invitations');
revoke select on invitations from coachboard_readonly;

-- Two narrow doors through the wall, for callers who have no practice yet. The functions run as the owner, and only
-- the owner's own policy lets them read.
create policy sign_in on memberships for select to coachboard_owner using (true);
create policy public_page on practices for select to coachboard_owner using (true);

create function memberships_of(person uuid)
    returns table (id uuid, practice_id uuid, role text, practice_name text)
    language sql stable security definer set search_path = public
begin atomic
    select m.id, m.practice_id, m.role, p.name
    from memberships m join practices p on p.id = m.practice_id
    where m.user_id = person and m.removed_at is null
    order by m.joined_at desc, m.id desc;
end;

create function practice_id_by_slug(wanted text) returns uuid
    language sql stable security definer set search_path = public
begin atomic
    select id from practices where slug = wanted;
end;
