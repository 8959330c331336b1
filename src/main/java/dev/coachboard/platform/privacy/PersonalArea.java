package dev.coachboard.platform.privacy;

/**
 * One JSON file of an export.
 *
 * @param name of the file, without its ending
 * @param sql a query whose columns become fields. It reads from {@code asked}, which has one row: client_id, user_id,
 *     account_id (the user if this practice alone uses the account, else null) and by_client (the person asked, and not
 *     the practice)
 */
public record PersonalArea(String name, String sql) {}
