-- Until when what others told was read whole: after an outage the next reading begins there.
create table reconciliations (
    name       text primary key,
    good_until timestamptz not null
);
