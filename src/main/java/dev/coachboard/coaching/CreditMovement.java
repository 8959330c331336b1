package dev.coachboard.coaching;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of the credit ledger.
 *
 * @param balance the credits left after it
 * @param bookingId absent when the practice granted the credits
 */
record CreditMovement(UUID id, CreditReason reason, int delta, int balance, UUID bookingId, Instant occurredAt) {}
