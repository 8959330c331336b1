package dev.coachboard.billing.stripe;

import dev.coachboard.platform.money.Money;
import java.time.Instant;

/** What Stripe will charge next, as things stand. */
public record UpcomingCharge(Money amount, Instant at) {}
