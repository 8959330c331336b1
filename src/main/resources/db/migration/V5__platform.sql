create table idempotency_keys (
    practice_id uuid not null,
    user_id     uuid not null,
    route       text not null,
    key         text not null,
    body_hash   bytea not null,
    status      int not null,
    location    text,
    etag        text,
    body        text,
    created_at  timestamptz not null,
    primary key (practice_id, user_id, route, key)
);
create index idempotency_keys_by_age on idempotency_keys (practice_id, created_at);
call wall_off('idempotency_keys');

-- Token buckets that hold across instances. The key is a digest: no address and no e-mail is stored.
create table rate_limit_buckets (
    id         bigint primary key,
    state      bytea,
    expires_at bigint
);

create table feature_flags (
    name        text primary key check (name ~ '^[a-z][a-z0-9-]{0,62}$'),
    enabled     boolean not null,
    description text not null
);
insert into feature_flags values
    ('calendar-feed', true, 'Members can subscribe to their bookings from a calendar app'),
    ('self-service-booking', true, 'Clients book their own slots');
