-- A number for each summary, raised by every write that changes it. The subject is a client, a coach, or the practice
-- itself for what all its coaches see alike. A summary nobody wrote to yet has no row and is version 0.
create table summary_versions (
    practice_id uuid not null references practices,
    subject_id  uuid not null,
    version     bigint not null,
    primary key (practice_id, subject_id)
);
call wall_off('summary_versions');
