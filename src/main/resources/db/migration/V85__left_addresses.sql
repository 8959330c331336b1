-- An account that leaves an address leaves the open invitations to it, in whichever practice: their links lie in a mailbox
-- that may be another person's by now.
create policy left_addresses on invitations to coachboard_owner using (true);
create function end_invitations_to(address citext, ended timestamptz) returns table (id uuid, sends int)
    language sql security definer set search_path = public
begin atomic
    update invitations i set ended_at = ended, version = i.version + 1
    where i.email = address and i.accepted_at is null and i.ended_at is null
    returning i.id, i.sends;
end;
revoke execute on function end_invitations_to(citext, timestamptz) from public;
grant execute on function end_invitations_to(citext, timestamptz) to coachboard_app;

-- No index of the open invitations begins with the address alone.
create index invitations_open_by_address on invitations (email) where accepted_at is null and ended_at is null;
