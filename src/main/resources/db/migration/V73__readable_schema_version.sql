-- A release asks at its start whether the schema is new enough for it, as the role that serves.
grant select on flyway_schema_history to coachboard_app, coachboard_readonly;
