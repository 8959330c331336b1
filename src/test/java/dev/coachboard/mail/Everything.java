package dev.coachboard.mail;

import java.util.Map;

/** Whatever any template shows. */
final class Everything {

    static final Map<String, String> DATA = Map.ofEntries(
            Map.entry("name", "Maya Okafor"),
            Map.entry("practice", "Riverside Coaching"),
            Map.entry("with", "Ada"),
            Map.entry("client", "Maya Okafor"),
            Map.entry("role", "coach"),
            Map.entry("device", "Browser on Linux"),
            Map.entry("when", "Monday, 7 December 2026, 10:00 to 11:00 (Europe/Berlin)"),
            Map.entry("before", "Friday, 4 December 2026, 10:00 (Europe/Berlin)"),
            Map.entry("lead", "tomorrow"),
            Map.entry("number", "RC-2026-0042"),
            Map.entry("amount", "EUR 129.00"),
            Map.entry("paidOn", "7 December 2026"),
            Map.entry("plan", "Monthly coaching"),
            Map.entry("change", "Paused until 1 February 2027"),
            Map.entry("nextAttemptOn", "10 December 2026"),
            Map.entry("meeting", "https://meet.example.com/7"),
            Map.entry("path", "/app"));

    private Everything() {}
}
