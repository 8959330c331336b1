create table plans (
    practice_id  uuid not null references practices,
    id           uuid primary key,
    name         text not null,
    description  text not null,
    amount_cents bigint not null check (amount_cents >= 0),
    currency     char(3) not null,
    period       text not null check (period in ('MONTH', 'YEAR')),
    trial_days   int not null check (trial_days between 0 and 365),
    status       text not null check (status in ('ACTIVE', 'ARCHIVED')),
    created_at   timestamptz not null,
    version      bigint not null,
    unique (practice_id, id)
);
create index plans_by_price on plans (practice_id, status, amount_cents, id);
call wall_off('plans');

create table subscriptions (
    practice_id             uuid not null references practices,
    id                      uuid primary key,
    client_id               uuid not null,
    plan_id                 uuid not null,
    status                  text not null
        check (status in ('INCOMPLETE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'PAUSED', 'CANCELLED')),
    period_starts_at        timestamptz not null,
    period_ends_at          timestamptz not null check (period_ends_at > period_starts_at),
    cancels_at_period_end   boolean not null,
    created_at              timestamptz not null,
    cancelled_at            timestamptz,
    version                 bigint not null,
    unique (practice_id, id),
    foreign key (practice_id, client_id) references clients (practice_id, id),
    foreign key (practice_id, plan_id) references plans (practice_id, id)
);
create index subscriptions_by_age on subscriptions (practice_id, created_at desc, id desc);
create index subscriptions_by_client on subscriptions (practice_id, client_id, created_at desc, id desc);
call wall_off('subscriptions');

create table invoices (
    practice_id           uuid not null references practices,
    id                    uuid primary key,
    client_id             uuid not null,
    subscription_id       uuid,
    number                text,
    status                text not null check (status in ('DRAFT', 'OPEN', 'PAID', 'VOID', 'UNCOLLECTIBLE')),
    currency              char(3) not null,
    subtotal_cents        bigint not null check (subtotal_cents >= 0),
    tax_rate_basis_points int not null check (tax_rate_basis_points between 0 and 10000),
    tax_cents             bigint not null check (tax_cents >= 0),
    total_cents           bigint not null check (total_cents = subtotal_cents + tax_cents),
    due_on                date not null,
    memo                  text,
    created_at            timestamptz not null,
    finalized_at          timestamptz,
    paid_at               timestamptz,
    closed_at             timestamptz,
    version               bigint not null,
    unique (practice_id, id),
    unique (practice_id, number),
    check ((status = 'DRAFT') = (number is null)),
    foreign key (practice_id, client_id) references clients (practice_id, id),
    foreign key (practice_id, subscription_id) references subscriptions (practice_id, id)
);
create index invoices_by_age on invoices (practice_id, created_at desc, id desc);
create index invoices_by_status on invoices (practice_id, status, created_at desc, id desc);
create index invoices_by_client on invoices (practice_id, client_id, created_at desc, id desc);
create index invoices_by_client_status on invoices (practice_id, client_id, status, created_at desc, id desc);
create index invoices_unpaid on invoices (practice_id, due_on, id) where status = 'OPEN';
create index invoices_unpaid_by_client on invoices (practice_id, client_id, due_on, id) where status = 'OPEN';
call wall_off('invoices');

create table invoice_lines (
    practice_id       uuid not null references practices,
    invoice_id        uuid not null,
    position          int not null check (position >= 0),
    description       text not null,
    quantity          int not null check (quantity > 0),
    unit_amount_cents bigint not null check (unit_amount_cents >= 0),
    amount_cents      bigint not null check (amount_cents = quantity * unit_amount_cents),
    primary key (practice_id, invoice_id, position),
    foreign key (practice_id, invoice_id) references invoices (practice_id, id) on delete cascade
);
call wall_off('invoice_lines');

-- The next invoice number of each practice: locked when an invoice is finalised, so numbers have no gaps.
create table invoice_counters (
    practice_id uuid primary key references practices,
    next_number bigint not null
);
call wall_off('invoice_counters');

-- What came in, by the practice's own calendar month, so that nobody sums a month of invoices on a page load.
create table revenue_months (
    practice_id  uuid not null references practices,
    starts_on    date not null,
    currency     char(3) not null,
    amount_cents bigint not null,
    primary key (practice_id, starts_on, currency)
);
call wall_off('revenue_months');
