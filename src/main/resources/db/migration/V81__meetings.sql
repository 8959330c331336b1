-- The video meeting that a provider keeps for a booking. Beside the booking, since its job must not raise that version.
create table meetings (
    practice_id uuid not null references practices,
    id          uuid primary key, -- the booking
    status      text not null check (status in ('PENDING', 'READY', 'FAILED', 'REMOVED')),
    asked       boolean not null, -- the provider may have a meeting whose id never arrived here
    provider_id text check (length(provider_id) between 1 and 200),
    url         text check (url like 'https://%' and length(url) <= 500),
    starts_at   timestamptz, -- as the provider knows it
    version     bigint not null,
    unique (practice_id, id),
    check ((status = 'READY') <= (provider_id is not null and url is not null and starts_at is not null)),
    foreign key (practice_id, id) references bookings (practice_id, id) on delete cascade
);
call wall_off('meetings');
-- Whoever knows the address can enter the meeting.
revoke select on meetings from coachboard_readonly;
