package dev.coachboard.platform.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides {@link CurrencyCode}. */
public class CurrencyCodeCheck implements ConstraintValidator<CurrencyCode, String> {

    /** Those without minor units of their own, such as gold, price nothing. */
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean isValid(String code, ConstraintValidatorContext context) {
        return code == null || CODES.contains(code);
    }
}
