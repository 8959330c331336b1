-- An open invitation ends by a newer one, by the removal of its person or its inviter, by archival, or by an owner.
alter table invitations
    add column ended_at timestamptz,
    add column sent_at timestamptz,
    add column sends int not null default 1;

-- Without FORCE the owner sees the rows of all practices; in this transaction alone.
alter table invitations no force row level security;
update invitations set sent_at = created_at;
update invitations i set ended_at = now()
where i.accepted_at is null and (
    exists (
        select from invitations newer
        where newer.practice_id = i.practice_id and (newer.email = i.email or newer.member_id = i.member_id)
            and (newer.created_at, newer.id) > (i.created_at, i.id))
    or exists (
        select from memberships m
        where m.practice_id = i.practice_id and m.id = i.invited_by and m.removed_at is not null)
    or exists (
        select from memberships m join users u on u.id = m.user_id
        where m.practice_id = i.practice_id and (m.id = i.member_id or u.email = i.email)
            and (m.removed_at is null or m.removed_at > i.created_at)));
alter table invitations force row level security;

alter table invitations alter column sent_at set not null;
create unique index invitations_open_by_email on invitations (practice_id, email)
    where accepted_at is null and ended_at is null;
create unique index invitations_open_by_member on invitations (practice_id, member_id)
    where accepted_at is null and ended_at is null;
create index invitations_open_by_age on invitations (practice_id, created_at desc, id desc)
    where accepted_at is null and ended_at is null;
drop index invitations_by_email;

-- Functions that run with the owner's rights are for the app alone.
revoke execute on function memberships_of(uuid), practice_id_by_slug(text), raise_clients_of(uuid),
    owner_of_stripe_customer(text), belongs_elsewhere(uuid, uuid) from public;
grant execute on function memberships_of(uuid), practice_id_by_slug(text), raise_clients_of(uuid),
    owner_of_stripe_customer(text), belongs_elsewhere(uuid, uuid) to coachboard_app;
