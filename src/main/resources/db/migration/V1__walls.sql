-- Who may touch rows, and the wall between practices.
-- Flyway runs every migration as coachboard_owner.

create extension if not exists btree_gist;
create extension if not exists citext;

alter default privileges in schema public grant select, insert, update, delete on tables to coachboard_app;
alter default privileges in schema public grant select on tables to coachboard_readonly;

-- The practice that the pool set on this connection; null when it set none, and null equals nothing.
-- After "set local" and a commit the setting is '', not null: hence nullif.
create function current_practice() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('app.practice', true), '')::uuid;

-- Puts a table behind the wall. FORCE, because the owner would walk past it otherwise.
create procedure wall_off(walled regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', walled);
    execute format('alter table %s force row level security', walled);
    execute format('create policy practice_wall on %s using (practice_id = current_practice())'
                   ' with check (practice_id = current_practice())', walled);
end
$$;
