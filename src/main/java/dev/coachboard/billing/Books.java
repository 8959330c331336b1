package dev.coachboard.billing;

import dev.coachboard.identity.PracticeDirectory;
import dev.coachboard.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;

/** The practice's running numbers. Each is one row that writers queue for, so it is touched last. */
@ApplicationScoped
class Books {

    private final EntityManager database;
    private final PracticeDirectory practices;

    Books(EntityManager database, PracticeDirectory practices) {
        this.database = database;
        this.practices = practices;
    }

    String currency() {
        return practices.settings().currency();
    }

    /** The next without a gap, as of credit notes: a transaction that rolls back gives its number to the next one. */
    String nextInvoiceNumber() {
        return "INV-%06d".formatted(next("invoice_counters"));
    }

    /** In the practice's own zone. */
    LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, practices.settings().zone());
    }

    String nextCreditNoteNumber() {
        return "CN-%06d".formatted(next("credit_note_counters"));
    }

    private long next(String counters) {
        var number =
                (Number) database.createNativeQuery("""
                        insert into %1$s (practice_id, next_number) values (current_practice(), 2)
                        on conflict (practice_id) do update set next_number = %1$s.next_number + 1
                        returning next_number - 1
                        """.formatted(counters)).getSingleResult();
        return number.longValue();
    }

    /** In the month that it is in the practice; what was given back counts as less than nothing. */
    void addRevenue(Money paid, Instant paidAt) {
        database.createNativeQuery("""
                        insert into revenue_months (practice_id, starts_on, currency, amount_cents)
                        values (current_practice(), :month, :currency, :cents)
                        on conflict (practice_id, starts_on, currency)
                        do update set amount_cents = revenue_months.amount_cents + excluded.amount_cents
                        """)
                .setParameter("month", dayOf(paidAt).withDayOfMonth(1))
                .setParameter("currency", paid.currency())
                .setParameter("cents", paid.amountCents())
                .executeUpdate();
    }
}
