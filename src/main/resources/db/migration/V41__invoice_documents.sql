-- What was taken off an invoice again. Both parts, since a credit note gives back tax as the invoice charged it.
alter table invoices
    add column credited_subtotal_cents bigint not null default 0,
    add column credited_tax_cents      bigint not null default 0,
    add check (credited_subtotal_cents between 0 and subtotal_cents),
    add check (credited_tax_cents between 0 and tax_cents);

create table credit_notes (
    practice_id           uuid not null references practices,
    id                    uuid primary key,
    invoice_id            uuid not null,
    number                text not null,
    reason                text not null,
    currency              char(3) not null,
    subtotal_cents        bigint not null check (subtotal_cents >= 0),
    tax_rate_basis_points int not null check (tax_rate_basis_points between 0 and 10000),
    tax_cents             bigint not null check (tax_cents >= 0),
    total_cents           bigint not null check (total_cents = subtotal_cents + tax_cents and total_cents > 0),
    written_at            timestamptz not null,
    version               bigint not null,
    unique (practice_id, id),
    unique (practice_id, number),
    foreign key (practice_id, invoice_id) references invoices (practice_id, id)
);
create index credit_notes_by_invoice on credit_notes (practice_id, invoice_id, written_at desc, id desc);
call wall_off('credit_notes');

create table credit_note_lines (
    practice_id       uuid not null references practices,
    credit_note_id    uuid not null,
    position          int not null check (position >= 0),
    description       text not null,
    quantity          int not null check (quantity > 0),
    unit_amount_cents bigint not null check (unit_amount_cents >= 0),
    amount_cents      bigint not null check (amount_cents = quantity * unit_amount_cents),
    primary key (practice_id, credit_note_id, position),
    foreign key (practice_id, credit_note_id) references credit_notes (practice_id, id)
);
call wall_off('credit_note_lines');

-- The next credit note number of each practice, without gaps as invoices' are.
create table credit_note_counters (
    practice_id uuid primary key references practices,
    next_number bigint not null
);
call wall_off('credit_note_counters');

-- The legal documents, as they were sent: of invoices, and of credit notes to them.
create table invoice_documents (
    practice_id      uuid not null references practices,
    id               uuid not null,
    invoice_id       uuid not null,
    body             bytea not null,
    digest           bytea not null check (length(digest) = 32),
    template_version int not null,
    made_at          timestamptz not null,
    primary key (practice_id, id),
    foreign key (practice_id, invoice_id) references invoices (practice_id, id)
);
comment on column invoice_documents.id is 'the invoice''s own, or the credit note''s';
-- Because a PDF is compressed already.
alter table invoice_documents alter column body set storage external;
call wall_off('invoice_documents');
-- Once made it is never changed: the app may not even try.
revoke update, delete on invoice_documents from coachboard_app;
