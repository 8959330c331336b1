-- Since when Stripe has the money for an invoice that is still open here; its event tells the rest.
alter table invoices add column charge_confirmed_at timestamptz;

-- Payments that Stripe reported and that fit nothing here, shown to their practice until they are settled.
create table parked_payments (
    practice_id       uuid not null references practices,
    id                uuid primary key, -- the webhook event's
    client_id         uuid not null,
    invoice_id        uuid,
    stripe_invoice_id text,
    amount_cents      bigint,
    currency          char(3),
    reason            text not null,
    parked_at         timestamptz not null,
    settled_at        timestamptz,
    version           bigint not null,
    unique (practice_id, id),
    check ((amount_cents is null) = (currency is null)),
    foreign key (practice_id, client_id) references clients (practice_id, id),
    foreign key (practice_id, invoice_id) references invoices (practice_id, id)
);
create index parked_payments_open on parked_payments (practice_id, parked_at desc, id desc) where settled_at is null;
call wall_off('parked_payments');
