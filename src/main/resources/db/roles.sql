-- Creates the three roles that Coachboard's database knows. Run it once per database as an administrator:
--   psql "$ADMIN_URL" -v ON_ERROR_STOP=1 -f roles.sql
-- Dev mode and the tests run this same file on their embedded database. Running it again changes nothing.
--
-- coachboard_owner     owns the schema and migrates it
-- coachboard_app       reads and writes rows, and can do nothing else
-- coachboard_readonly  reads rows, for reports and for a person with a question
--
-- They cannot log in until you say so:
--   alter role coachboard_app login password '...';
do $$
declare
    name text;
begin
    foreach name in array array['coachboard_owner', 'coachboard_app', 'coachboard_readonly'] loop
        if not exists (select from pg_roles where rolname = name) then
            execute format('create role %I nologin nosuperuser nocreatedb nocreaterole nobypassrls', name);
        end if;
        -- Whoever runs this may act as each of them.
        if not pg_has_role(current_user, name, 'member') then
            execute format('grant %I to current_user', name);
        end if;
    end loop;
    -- A trusted extension needs CREATE on the database; nobody else may create anything.
    execute format('grant create, connect on database %I to coachboard_owner', current_database());
    execute format('grant connect on database %I to coachboard_app, coachboard_readonly', current_database());
end
$$;
revoke create on schema public from public;
grant usage, create on schema public to coachboard_owner;
grant usage on schema public to coachboard_app, coachboard_readonly;

-- The server's own log must not quote rows or parameters. Some hosting providers allow this in their console alone.
do $$
begin
    execute format('alter database %I set log_error_verbosity = terse', current_database());
    execute format('alter database %I set log_parameter_max_length = 0', current_database());
    execute format('alter database %I set log_parameter_max_length_on_error = 0', current_database());
exception when insufficient_privilege then
    raise notice 'Set log_error_verbosity = terse and log_parameter_max_length = 0 in the server''s settings';
end
$$;
