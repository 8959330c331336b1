-- What Stripe calls our clients and plans, and what it knows of our subscriptions and invoices.

create table stripe_customers (
    practice_id uuid not null references practices,
    id          uuid primary key, -- the client
    stripe_id   text not null unique,
    created_at  timestamptz not null,
    unique (practice_id, id),
    foreign key (practice_id, id) references clients (practice_id, id)
);
call wall_off('stripe_customers');

-- The third narrow door: an event names a customer and no practice.
create policy stripe_events on stripe_customers for select to coachboard_owner using (true);

create function owner_of_stripe_customer(wanted text) returns table (practice_id uuid, client_id uuid)
    language sql stable security definer set search_path = public
begin atomic
    select practice_id, id from stripe_customers where stripe_id = wanted;
end;

create table stripe_prices (
    practice_id uuid not null references practices,
    id          uuid primary key, -- the plan
    stripe_id   text not null unique,
    created_at  timestamptz not null,
    unique (practice_id, id),
    foreign key (practice_id, id) references plans (practice_id, id)
);
call wall_off('stripe_prices');

alter table subscriptions
    alter column period_starts_at drop not null,
    alter column period_ends_at drop not null,
    add column stripe_id text unique,
    -- Which of Stripe's snapshots the row shows, in a form in which a later one is greater.
    add column standing text not null default '',
    -- Cancelled in its first second, a subscription had a period without length.
    drop constraint subscriptions_check,
    add check (period_ends_at >= period_starts_at),
    add check (status in ('INCOMPLETE', 'CANCELLED') or (period_starts_at is not null and period_ends_at is not null));

alter table invoices add column stripe_id text unique, add column charged_cents bigint;
-- Stripe's proration takes back what was paid for days that will not be used.
alter table invoice_lines drop constraint invoice_lines_unit_amount_cents_check;

-- What somebody asked of Stripe: stored with the wish, carried out by a job.
create table billing_requests (
    practice_id     uuid not null references practices,
    id              uuid primary key,
    kind            text not null
        check (kind in ('SUBSCRIBE', 'CHANGE_PLAN', 'PAUSE', 'RESUME', 'CANCEL_AT_PERIOD_END', 'CANCEL_NOW', 'PAY')),
    client_id       uuid not null,
    subscription_id uuid,
    invoice_id      uuid,
    plan_id         uuid,
    payment_method  text,
    state           text not null check (state in ('REQUESTED', 'DONE', 'REFUSED')),
    reason          text,
    requested_at    timestamptz not null,
    finished_at     timestamptz,
    version         bigint not null,
    unique (practice_id, id),
    check ((subscription_id is null) <> (invoice_id is null)),
    check ((state = 'REQUESTED') = (finished_at is null)),
    foreign key (practice_id, client_id) references clients (practice_id, id),
    foreign key (practice_id, subscription_id) references subscriptions (practice_id, id),
    foreign key (practice_id, invoice_id) references invoices (practice_id, id),
    foreign key (practice_id, plan_id) references plans (practice_id, id)
);
-- One wish at a time, so that Stripe never gets two in the wrong order.
create unique index billing_requests_open_by_subscription on billing_requests (practice_id, subscription_id)
    where state = 'REQUESTED';
create unique index billing_requests_open_by_invoice on billing_requests (practice_id, invoice_id)
    where state = 'REQUESTED';
call wall_off('billing_requests');

-- The last answer to "what will be charged next", for when Stripe does not answer.
create table upcoming_charges (
    practice_id  uuid not null references practices,
    id           uuid primary key, -- the subscription
    amount_cents bigint not null,
    currency     char(3) not null,
    charged_at   timestamptz not null,
    read_at      timestamptz not null,
    unique (practice_id, id),
    foreign key (practice_id, id) references subscriptions (practice_id, id)
);
call wall_off('upcoming_charges');

-- What Stripe told, as it told it. It belongs to no practice until it is read, and only operators see it.
create table webhook_events (
    id          uuid primary key,
    stripe_id   text not null unique,
    type        text not null,
    api_version text,
    created_at  timestamptz not null,
    received_at timestamptz not null,
    payload     bytea not null,
    state       text not null check (state in ('RECEIVED', 'APPLIED', 'IGNORED', 'PARKED')),
    rule        text,
    handled_at  timestamptz,
    version     bigint not null,
    check ((state in ('IGNORED', 'PARKED')) <= (rule is not null))
);
create index webhook_events_by_age on webhook_events (received_at desc, id desc);
create index webhook_events_by_state on webhook_events (state, received_at desc, id desc);
revoke select on webhook_events from coachboard_readonly;
