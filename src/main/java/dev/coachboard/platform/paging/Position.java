package dev.coachboard.platform.paging;

import java.time.Instant;
import java.util.UUID;

/** A place between two rows of a sorted list: the sort key of the row before it, and that row's id to settle ties. */
public record Position(String key, UUID id) {

    /** Before the first row of a list that begins with the newest. */
    public static final Position NEWEST = at(Instant.parse("2999-01-01T00:00:00Z"), new UUID(-1, -1));

    /** Before the first row of a list that begins with the oldest. */
    public static final Position OLDEST = at(Instant.EPOCH, new UUID(0, 0));

    /** Before the first row of a list in alphabetical order. */
    public static final Position FIRST = new Position("", new UUID(0, 0));

    public static Position at(Instant instant, UUID id) {
        return new Position(instant.toString(), id);
    }

    /** Where a list in the order of time begins that has no row before the bound; null is no bound. */
    public Position orLater(Instant bound) {
        return bound == null || !bound.isAfter(instant()) ? this : at(bound, OLDEST.id);
    }

    /** Where a list that begins with the newest does, when all its rows lie before the bound; null is no bound. */
    public Position orEarlier(Instant bound) {
        return bound == null || !bound.isBefore(instant()) ? this : at(bound, OLDEST.id);
    }

    /** Where an alphabetical list begins that has no row before the bound; every other position lies after it. */
    public Position orAfter(String bound) {
        return equals(FIRST) ? new Position(bound, FIRST.id) : this;
    }

    public Instant instant() {
        return Instant.parse(key);
    }
}
