-- A request for another address keeps that address until the mailed link is followed.
alter table one_time_tokens drop constraint one_time_tokens_purpose_check;
alter table one_time_tokens add column new_email citext;
alter table one_time_tokens add constraint one_time_tokens_purpose_check
    check (purpose in ('EMAIL_VERIFICATION', 'EMAIL_CHANGE', 'PASSWORD_RESET'));
alter table one_time_tokens add constraint one_time_tokens_new_email_check
    check ((purpose = 'EMAIL_CHANGE') = (new_email is not null));

-- A new password or address closes what was opened before, in every practice: calendar addresses, for one.
alter table users add column sessions_ended_at timestamptz;

-- The sign-ups of which the address was never proved.
create index users_unverified on users (created_at) where email_verified_at is null;
