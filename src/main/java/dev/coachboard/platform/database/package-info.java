/** The database as something that fails: its pool, deadlines, reachability and health. Knows no feature. */
package dev.coachboard.platform.database;
