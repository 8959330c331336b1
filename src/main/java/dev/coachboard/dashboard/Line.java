package dev.coachboard.dashboard;

import dev.coachboard.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * One line of a summary. All kinds come from the database together, in one statement; each fills the columns it has and
 * leaves the others null.
 *
 * @param kind what the line is about, and so where it goes
 * @param otherId the other party: a coach, a client, a plan, a program
 * @param changesAt when the line stops being true by itself, such as the end of a hold
 * @param zone of a booking or a session; of an invoice, whose name is its client's, the number
 * @param number cents, credits, a count, or 1 for yes
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

    static <T> List<T> of(List<Line> lines, String kind, Function<Line, T> shape) {
        return lines.stream().filter(line -> line.is(kind)).map(shape).toList();
    }

    boolean is(String wanted) {
        return kind.equals(wanted);
    }

    Money amount() {
        return new Money(number, code);
    }
}
