/** Reads and counts what PostgreSQL, its driver and the pool report. */
package dev.coachboard.platform.database.failure;
