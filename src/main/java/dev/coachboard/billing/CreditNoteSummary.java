package dev.coachboard.billing;

import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/** A credit note in the list of its invoice's. */
record CreditNoteSummary(UUID id, String number, String reason, Money total, Instant writtenAt) {}
