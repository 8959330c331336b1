-- What the mail server took. No address and no name: the key says which mail it was.
create table mail_deliveries (
    key         text primary key,
    template    text not null,
    message_id  text not null,
    accepted_at timestamptz not null
);
create index mail_deliveries_by_age on mail_deliveries (accepted_at);

-- From what a user signed in before, as digests that only this installation can make.
create table sign_in_traces (
    user_id uuid not null,
    trace   bytea not null,
    seen_at timestamptz not null,
    primary key (user_id, trace)
);
revoke select on sign_in_traces from coachboard_readonly;
