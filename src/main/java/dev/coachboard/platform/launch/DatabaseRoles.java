package dev.coachboard.platform.launch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Least privilege, asked of the database itself: a role that may do more undoes the walls between practices. */
final class DatabaseRoles {

    private static final String ROLES = "Let an administrator run src/main/resources/db/roles.sql in this database";
    private static final String TOO_MUCH =
            " Log in as coachboard_app, or as a role that is a member of it and of nothing else.";

    private DatabaseRoles() {}

    private record Login(
            boolean superuser, boolean bypassesWalls, boolean makesRoles, boolean owns, boolean app, boolean owner) {}

    /** @param strict false on a laptop, where an administrator may serve */
    static Optional<String> serving(Connection connection, boolean strict) throws SQLException {
        var login = login(connection);
        if (!login.app)
            return Optional.of("this login may not act as coachboard_app. " + ROLES
                    + ", and: grant coachboard_app to <the login>.");
        if (!strict) return Optional.empty();
        if (login.superuser) return Optional.of("this login is a superuser." + TOO_MUCH);
        if (login.bypassesWalls) return Optional.of("this login bypasses row-level security." + TOO_MUCH);
        if (login.makesRoles) return Optional.of("this login may create roles, or replicate." + TOO_MUCH);
        if (login.owner || login.owns)
            return Optional.of(
                    "this login owns the schema or the database, or may act as coachboard_owner." + TOO_MUCH);
        return Optional.empty();
    }

    static Optional<String> migrating(Connection connection) throws SQLException {
        if (!login(connection).owner)
            return Optional.of("this login may not act as coachboard_owner. " + ROLES
                    + ", and: grant coachboard_owner to <the login>.");
        return mayCreate(connection)
                ? Optional.empty()
                : Optional.of("coachboard_owner may create nothing here. " + ROLES + ".");
    }

    private static boolean mayCreate(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select has_database_privilege('coachboard_owner', current_database(), 'create')
                            and has_schema_privilege('coachboard_owner', 'public', 'create')
                        """)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static Login login(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select r.rolsuper, r.rolbypassrls, r.rolcreaterole or r.rolreplication,
                            d.datdba = r.oid,
                            coalesce(pg_has_role(r.oid, to_regrole('coachboard_app'), 'member'), false),
                            coalesce(pg_has_role(r.oid, to_regrole('coachboard_owner'), 'member'), false)
                        from pg_roles r, pg_database d
                        where r.rolname = session_user and d.datname = current_database()
                        """)) {
            row.next();
            return new Login(
                    row.getBoolean(1),
                    row.getBoolean(2),
                    row.getBoolean(3),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getBoolean(6));
        }
    }
}
