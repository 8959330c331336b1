-- Payments that were parked before practices were shown any: each from its event, as V78 would have noted it.
-- An event that is no JSON, or names no customer of ours, is left to the operators' list.
create function invoice_of_event(payload bytea) returns jsonb language plpgsql as $$
begin
    return convert_from(payload, 'UTF8')::jsonb #> '{data,object}';
exception when others then
    return null;
end
$$;

-- Without FORCE the owner sees the rows of all practices; in this transaction alone.
alter table stripe_customers no force row level security;
alter table invoices no force row level security;
alter table parked_payments no force row level security;
insert into parked_payments (practice_id, id, client_id, invoice_id, stripe_invoice_id, amount_cents, currency, reason,
    parked_at, version)
select c.practice_id, e.id, c.id, i.id, e.invoice ->> 'id', m.cents,
    case when m.cents is not null then upper(e.invoice ->> 'currency') end, e.rule,
    coalesce(e.handled_at, e.received_at), 0
from (
    select id, rule, handled_at, received_at, invoice_of_event(payload) as invoice from webhook_events
    where state = 'PARKED' and type = 'invoice.paid' and rule not in ('other-mode', 'other-account')) e
join stripe_customers c on c.stripe_id = coalesce(e.invoice #>> '{customer,id}', e.invoice ->> 'customer')
left join lateral (
    select i.id from invoices i
    where i.practice_id = c.practice_id
        and (i.id::text = e.invoice #>> '{metadata,coachboard_invoice}' or i.stripe_id = e.invoice ->> 'id')
    order by i.id::text = e.invoice #>> '{metadata,coachboard_invoice}' desc nulls last limit 1) i on true
left join lateral (
    -- "case" is the one thing that PostgreSQL never evaluates early.
    select case when jsonb_typeof(e.invoice -> 'amount_paid') = 'number'
            and e.invoice ->> 'amount_paid' ~ '^[0-9]{1,18}$' and e.invoice ->> 'currency' ~ '^[A-Za-z]{3}$'
        then (e.invoice ->> 'amount_paid')::bigint end as cents) m on true
on conflict do nothing;
alter table stripe_customers force row level security;
alter table invoices force row level security;
alter table parked_payments force row level security;
drop function invoice_of_event(bytea);
