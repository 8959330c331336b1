package dev.coachboard.platform.money;

import java.math.BigDecimal;
import java.util.Currency;

/** @param amountCents in the currency's smallest unit, which for some is not a hundredth */
public record Money(long amountCents, String currency) {

    /** For people, as "129.00 EUR" or "5000 JPY". */
    public String text() {
        var digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.valueOf(amountCents, digits).toPlainString() + " " + currency;
    }
}
