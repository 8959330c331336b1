/** Reads and transactions of requests: their number at once, their repetition, and what is known of their commit. */
package dev.coachboard.platform.transaction;
