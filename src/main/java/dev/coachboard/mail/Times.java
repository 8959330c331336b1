package dev.coachboard.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes instants as a mail tells them: in the recipient's zone, and with its name. */
public final class Times {

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private Times() {}

    /** Such as "Monday, 7 December 2026, 10:00 (Europe/Berlin)". */
    public static String at(Instant instant, ZoneId zone) {
        return DAY_AND_TIME.format(instant.atZone(zone)) + " (" + zone.getId() + ")";
    }

    /** Such as "Monday, 7 December 2026, 10:00 to 11:00 (Europe/Berlin)". */
    public static String between(Instant start, Instant end, ZoneId zone) {
        return DAY_AND_TIME.format(start.atZone(zone)) + " to " + TIME.format(end.atZone(zone)) + " (" + zone.getId()
                + ")";
    }
}
