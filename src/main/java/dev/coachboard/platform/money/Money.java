package dev.coachboard.platform.money;

/** An amount in the currency's smallest unit. */
public record Money(long amountCents, String currency) {}
