package dev.coachboard.dashboard;

/** An amount in the currency's smallest unit. */
record Amount(long amountCents, String currency) {}
