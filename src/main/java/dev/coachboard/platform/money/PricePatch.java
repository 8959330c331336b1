package dev.coachboard.platform.money;

import dev.coachboard.platform.json.NotRemovable;
import dev.coachboard.platform.validation.CurrencyCode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/** A merge patch of a {@link Price}: its absent half stays. */
public record PricePatch(
        @NotRemovable @Min(0) @Max(100_000_000) Long amountCents,
        @NotRemovable @CurrencyCode @Size(min = 3, max = 3) String currency) {}
