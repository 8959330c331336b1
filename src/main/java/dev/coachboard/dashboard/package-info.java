/**
 * The summary that people see first: one for a client, one for a coach. It only reads and listens; nobody calls it.
 *
 * <p>A body is kept as bytes under the version it was read at. Every write that changes a summary raises its version in the
 * same transaction, so one indexed read tells any instance whether its bytes are still true.
 */
package dev.coachboard.dashboard;
