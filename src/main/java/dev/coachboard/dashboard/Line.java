package dev.coachboard.dashboard;

import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One line of a summary. All kinds come from the database together, in one statement; each fills the columns it has and
 * leaves the others null.
 *
 * @param kind what the line is about, and so where it goes
 * @param otherId the other party: a coach, a client, a plan, a program
 * @param changesAt when the line stops being true by itself, such as the end of a hold
 * @param number cents, credits or a count
 */
record Line(
        String kind,
        UUID id,
        UUID otherId,
        String name,
        Instant startsAt,
        Instant endsAt,
        Instant changesAt,
        String zone,
        String status,
        Long number,
        String code,
        LocalDate dueOn) {

    boolean is(String wanted) {
        return kind.equals(wanted);
    }

    Money amount() {
        return new Money(number, code);
    }
}
