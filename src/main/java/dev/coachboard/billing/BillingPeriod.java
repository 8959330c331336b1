package dev.coachboard.billing;

/** How often a plan is paid. */
public enum BillingPeriod {
    MONTH,
    YEAR
}
