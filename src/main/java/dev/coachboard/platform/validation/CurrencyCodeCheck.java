package dev.coachboard.platform.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides {@link CurrencyCode}. */
public class CurrencyCodeCheck implements ConstraintValidator<CurrencyCode, String> {

    /** Because Stripe counts them in another unit than ISO 4217 does, and a price must not depend on who reads it. */
    private static final Set<String> COUNTED_OTHERWISE = Set.of("ISK", "UGX", "MGA");

    /** Those without minor units of their own, such as gold, price nothing. */
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .filter(code -> !COUNTED_OTHERWISE.contains(code))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean isValid(String code, ConstraintValidatorContext context) {
        return code == null || CODES.contains(code);
    }
}
