package dev.coachboard.platform.privacy;

import java.util.List;

/**
 * One JSON file of an export.
 *
 * @param name of the file, without its ending
 * @param sql a query whose columns become fields. It reads from {@code asked}, which has one row: client_id, user_id,
 *     by_client (the person asked, and not the practice), and keys
 * @param keys whatever the query needs besides
 */
public record PersonalArea(String name, String sql, List<String> keys) {

    public PersonalArea(String name, String sql) {
        this(name, sql, List.of());
    }
}
