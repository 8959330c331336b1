/**
 * Work that nobody waits for: put on a queue in the transaction that wants it, done by any instance, tried again when it
 * fails, and laid out for an operator when it goes on failing.
 *
 * <p>Knows no feature. A feature brings a {@link dev.coachboard.jobs.JobHandler} for each of its kinds of work.
 */
package dev.coachboard.jobs;
