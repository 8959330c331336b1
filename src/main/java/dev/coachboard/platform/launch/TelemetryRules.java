package dev.coachboard.platform.launch;

/** Where traces and error reports go: both hold what happened here, so they travel encrypted or stay on the machine. */
final class TelemetryRules {

    private static final String TRACES = "COACHBOARD_TELEMETRY_TRACES_ENDPOINT";
    private static final String SENTRY = "COACHBOARD_TELEMETRY_SENTRY_DSN";

    private TelemetryRules() {}

    static void check(Settings settings, Problems problems) {
        problems.refuse(
                settings,
                TRACES,
                text -> !isSafe(text),
                "is no https address of a collector",
                "Set it such as https://collector.example.com:4318, or http:// on the same machine. Leave it out for none.");
        problems.refuse(
                settings,
                SENTRY,
                text -> !isSafe(text) || !text.matches("https?://[A-Za-z0-9]+@[^/]+/[0-9]+"),
                "is no DSN of Sentry",
                "Copy it from the project's client keys, such as https://key@host/1. Leave it out for none.");
    }

    private static boolean isSafe(String text) {
        return AddressRules.uri(text)
                .filter(url -> "https".equals(url.getScheme())
                        || "http".equals(url.getScheme()) && Hosts.isLoopback(url.getHost()))
                .isPresent();
    }
}
