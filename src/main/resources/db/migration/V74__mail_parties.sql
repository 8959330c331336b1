-- Mails are matched by ids. An address or a name may be typed by a stranger, so the codes made of addresses go.
-- Older rows keep no trace of a person and expire with the rest of the log.
drop index mail_deliveries_by_recipient;
alter table mail_deliveries
    drop column recipient,
    add column practice_id uuid, -- null for a mail about an account, which belongs to no practice
    add column user_id uuid, -- the account that the mail was about
    add column client_id uuid; -- the client that the practice wrote to
create index mail_deliveries_by_client on mail_deliveries (practice_id, client_id) where client_id is not null;
create index mail_deliveries_by_user on mail_deliveries (user_id) where user_id is not null;

alter table mail_deliveries enable row level security;
alter table mail_deliveries force row level security;
create policy own_practice_or_none on mail_deliveries
    using (practice_id is null or practice_id = current_practice())
    with check (practice_id is null or practice_id = current_practice());

-- Old rows of every practice are deleted by a recurring job, which runs in none.
create policy expiry on mail_deliveries to coachboard_owner using (true);
create function delete_mail_deliveries(accepted_before timestamptz) returns void
    language sql security definer set search_path = public
begin atomic
    delete from mail_deliveries where accepted_at < accepted_before;
end;
revoke execute on function delete_mail_deliveries(timestamptz) from public;
grant execute on function delete_mail_deliveries(timestamptz) to coachboard_app;
