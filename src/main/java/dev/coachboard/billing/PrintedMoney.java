package dev.coachboard.billing;

import dev.coachboard.platform.money.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/** Amounts as they are printed, with as many decimals as the currency has: yen none, euros two, Kuwaiti dinars three. */
final class PrintedMoney {

    private PrintedMoney() {}

    /** Where the currency stands elsewhere. */
    static String plain(Money money) {
        var digits = Currency.getInstance(money.currency()).getDefaultFractionDigits();
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setNegativePrefix("\u2212");
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(money.amountCents(), digits));
    }

    /** By its code, since a sign like $ is many currencies'. */
    static String withCode(Money money) {
        return money.currency() + "\u00A0" + plain(money);
    }

    static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + "\u00A0%";
    }
}
