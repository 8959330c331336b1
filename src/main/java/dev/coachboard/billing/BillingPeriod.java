package dev.coachboard.billing;

/** How often a plan is paid. */
enum BillingPeriod {
    MONTH,
    YEAR
}
