package dev.coachboard.coaching;

import dev.coachboard.platform.problem.Unprocessable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Currency;

/** An amount in the currency's smallest unit. */
record Price(
        @Min(0) @Max(100_000_000) long amountCents,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {

    void requireKnownCurrency() {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency)))
            throw new Unprocessable("unknown-currency", "Name an ISO 4217 currency, such as EUR").at("/price/currency");
    }
}
