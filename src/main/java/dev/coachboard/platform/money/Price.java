package dev.coachboard.platform.money;

import dev.coachboard.platform.validation.CurrencyCode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What somebody asks for something: an amount in the currency's smallest unit, a million at most. */
public record Price(
        @NotNull @Min(0) @Max(100_000_000) Long amountCents,
        @NotNull @CurrencyCode @Size(min = 3, max = 3) String currency) {}
