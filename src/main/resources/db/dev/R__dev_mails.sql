-- What the app would have mailed, for the viewer of dev mode. No other environment has this table.
create table if not exists dev_mails (
    id         uuid primary key,
    recipient  text not null,
    subject    text not null,
    token      text,
    created_at timestamptz not null
);
create index if not exists dev_mails_by_age on dev_mails (created_at desc, id desc);
