package dev.coachboard.billing;

import dev.coachboard.platform.money.Money;
import java.util.UUID;

/** A plan as everybody may see it. */
record PlanOffer(UUID id, String name, String description, Money price, BillingPeriod period, int trialDays) {}
