package dev.coachboard.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.platform.money.Money;
import org.junit.jupiter.api.Test;

class PrintedMoneyTest {

    @Test
    void an_amount_has_the_decimals_of_its_currency() {
        assertThat(PrintedMoney.plain(new Money(123456, "EUR"))).isEqualTo("1,234.56");
        assertThat(PrintedMoney.plain(new Money(123456, "JPY"))).isEqualTo("123,456");
        assertThat(PrintedMoney.plain(new Money(123456, "KWD"))).isEqualTo("123.456");
    }

    @Test
    void nothing_less_than_nothing_and_very_much_are_written_out() {
        assertThat(PrintedMoney.plain(new Money(0, "EUR"))).isEqualTo("0.00");
        assertThat(PrintedMoney.plain(new Money(-5, "USD"))).isEqualTo("−0.05");
        assertThat(PrintedMoney.plain(new Money(Long.MAX_VALUE, "KWD"))).isEqualTo("9,223,372,036,854,775.807");
        assertThat(PrintedMoney.plain(new Money(Long.MIN_VALUE, "JPY"))).isEqualTo("−9,223,372,036,854,775,808");
    }

    @Test
    void the_code_stands_before_a_total_and_a_rate_loses_its_zeros() {
        assertThat(PrintedMoney.withCode(new Money(100, "EUR"))).isEqualTo("EUR\u00A01.00");
        assertThat(PrintedMoney.percent(1900)).isEqualTo("19\u00A0%");
        assertThat(PrintedMoney.percent(10000)).isEqualTo("100\u00A0%");
        assertThat(PrintedMoney.percent(725)).isEqualTo("7.25\u00A0%");
    }

    @Test
    void text_loses_what_paper_cannot_show() {
        assertThat(PrintedText.of("a\u0001b\u202Ec\uFFFE\n\uD83D\uDC69\u200D\uD83C\uDFEB\uFE0F"))
                .isEqualTo("a bc\n\uD83D\uDC69\uD83C\uDFEB");
        assertThat(PrintedText.of(null)).isNull();
    }
}
