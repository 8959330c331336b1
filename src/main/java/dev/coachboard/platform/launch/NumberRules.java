package dev.coachboard.platform.launch;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.List;

/** Numbers and durations: each has a range outside of which the app would start and then not work. */
final class NumberRules {

    /** @param why the end of a sentence: outside of the range, this happens */
    private record Span(String key, Duration least, Duration most, String why) {}

    private record Count(String key, int least, int most, String why) {}

    private static final List<Span> SPANS = List.of(
            new Span("COACHBOARD_STEADY_ANSWER_PACE", Duration.ZERO, Duration.ofSeconds(5), "people would give up"),
            new Span("COACHBOARD_JOBS_POLL", Duration.ofMillis(100), Duration.ofMinutes(1), "mails would come late"),
            new Span(
                    "COACHBOARD_JOBS_HEARTBEAT",
                    Duration.ofMillis(100),
                    Duration.ofMinutes(1),
                    "another instance would take jobs that still run, or never those of a dead one"),
            new Span(
                    "COACHBOARD_JOBS_PATIENCE",
                    Duration.ZERO,
                    Duration.ofMinutes(2),
                    "a supervisor would kill the process"),
            new Span(
                    "COACHBOARD_MAIL_SILENCE",
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(2),
                    "a dead server would hold workers"),
            new Span(
                    "COACHBOARD_MAIL_DEADLINE",
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(5),
                    "a slow server would hold workers"),
            new Span("COACHBOARD_MAIL_REST", Duration.ofSeconds(1), Duration.ofMinutes(10), "mails would come late"),
            new Span(
                    "COACHBOARD_MEETINGS_DEADLINE",
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1),
                    "a slow provider would hold workers"),
            new Span(
                    "COACHBOARD_MEETINGS_REST", Duration.ofSeconds(1), Duration.ofMinutes(10), "links would come late"),
            new Span(
                    "COACHBOARD_STRIPE_DEADLINE",
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1),
                    "a slow Stripe would hold workers"),
            new Span(
                    "COACHBOARD_STRIPE_LIVE_DEADLINE",
                    Duration.ofMillis(100),
                    Duration.ofSeconds(10),
                    "a slow Stripe would hold requests"),
            new Span(
                    "COACHBOARD_STRIPE_LOOK_BACK",
                    Duration.ofMinutes(10),
                    Duration.ofDays(30),
                    "Stripe keeps events for 30 days, and lost ones need a while"),
            new Span(
                    "COACHBOARD_HTTP_HEAD_DEADLINE",
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(2),
                    "slow lines would be cut off, or slow peers keep their connections"),
            new Span(
                    "COACHBOARD_HTTP_BODY_DEADLINE",
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(2),
                    "slow lines would be cut off, or slow peers keep their connections"),
            new Span(
                    "COACHBOARD_HTTP_ANSWER_DEADLINE",
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(10),
                    "slow lines would be cut off, or slow peers keep their connections"),
            new Span(
                    "COACHBOARD_HTTP_LONGEST_WAIT",
                    Duration.ofMillis(50),
                    Duration.ofSeconds(10),
                    "an overloaded instance would answer late instead of refusing"),
            new Span(
                    "COACHBOARD_SESSIONS_ABSOLUTE_LIFETIME",
                    Duration.ofHours(1),
                    Duration.ofDays(366),
                    "people would sign in all the time, or a stolen session would hardly end"),
            new Span(
                    "COACHBOARD_DATABASE_REQUEST_DEADLINE",
                    Duration.ofMillis(100),
                    Duration.ofSeconds(60),
                    "one request would hold a connection"),
            new Span(
                    "COACHBOARD_DATABASE_STATEMENT_TIMEOUT",
                    Duration.ofMillis(100),
                    Duration.ofSeconds(60),
                    "one statement would hold a connection"),
            new Span(
                    "COACHBOARD_DATABASE_LOCK_TIMEOUT",
                    Duration.ofMillis(10),
                    Duration.ofSeconds(60),
                    "one locked row would hold connections"),
            new Span(
                    "COACHBOARD_DATABASE_JOB_STATEMENT_TIMEOUT",
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(30),
                    "one job would hold a connection"),
            new Span(DatabaseGate.WAIT, Duration.ZERO, Duration.ofMinutes(10), "a release would hang"));

    private static final List<Count> COUNTS = List.of(
            new Count("COACHBOARD_DATABASE_READS", 3, 28, "reads would wait for each other, or take the whole pool"),
            new Count("COACHBOARD_DATABASE_WRITES", 1, 16, "they would wait for the 16 connections of the pool"),
            new Count("COACHBOARD_JOBS_WORKERS", 0, 64, "they would wait for the 16 connections of the pool"),
            new Count("COACHBOARD_HTTP_CONNECTIONS", 10, 1_000_000, "people could not connect"),
            new Count("COACHBOARD_HTTP_CONNECTIONS_PER_ADDRESS", 1, 1_000_000, "people could not connect"),
            new Count("COACHBOARD_HTTP_REQUESTS", 1, 28, "health and webhooks would find no thread"),
            new Count("COACHBOARD_HTTP_WAITING_REQUESTS", 0, 10_000, "an overloaded instance would answer late"),
            new Count("COACHBOARD_HTTP_WEBHOOKS", 1, 8, "health and requests would find no thread"),
            new Count("COACHBOARD_HTTP_STRANGERS", 1, 12, "health and requests would find no thread"),
            new Count("COACHBOARD_HTTP_WAITING_STRANGERS", 0, 10_000, "an overloaded instance would answer late"),
            new Count("COACHBOARD_HTTP_WAITING_WEBHOOKS", 0, 10_000, "an overloaded instance would answer late"),
            new Count("QUARKUS_HTTP_PORT", 1, 65535, "no such port exists"),
            new Count("QUARKUS_MANAGEMENT_PORT", 1, 65535, "no such port exists"),
            new Count("COACHBOARD_MAIL_PORT", 1, 65535, "no such port exists"));

    private NumberRules() {}

    static void check(Settings settings, Problems problems) {
        SPANS.forEach(span -> check(span, settings, problems));
        COUNTS.forEach(count -> check(count, settings, problems));
        for (var key : settings.environment())
            if (key.matches(UnknownKeys.RATE_LIMIT)) checkLimit(key, settings, problems);
    }

    private static void checkLimit(String key, Settings settings, Problems problems) {
        if (key.endsWith("_PERIOD"))
            check(
                    new Span(key, Duration.ofSeconds(1), Duration.ofDays(1), "it would limit nothing"),
                    settings,
                    problems);
        else check(new Count(key, 1, 10_000_000, "it would let no request through"), settings, problems);
    }

    private static void check(Span span, Settings settings, Problems problems) {
        var remedy = "Set it between " + text(span.least) + " and " + text(span.most) + ", or leave it out: otherwise "
                + span.why + ".";
        if (settings.isBlank(span.key)) problems.add(span.key, "is blank", remedy);
        settings.find(span.key).ifPresent(value -> {
            var duration = duration(value);
            if (duration == null) problems.add(span.key, "is no duration such as 15S or 2M", remedy);
            else if (duration.compareTo(span.least) < 0 || duration.compareTo(span.most) > 0)
                problems.add(span.key, "is out of range", remedy);
        });
    }

    static Duration duration(String text) {
        try {
            return DurationConverter.parseDuration(text.strip());
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static void check(Count count, Settings settings, Problems problems) {
        var remedy = "Set it between " + count.least + " and " + count.most + ", or leave it out: otherwise "
                + count.why + ".";
        if (settings.isBlank(count.key)) problems.add(count.key, "is blank", remedy);
        problems.refuse(settings, count.key, value -> !isWithin(value, count), "is no such number", remedy);
    }

    private static boolean isWithin(String value, Count count) {
        return value.matches("-?[0-9]{1,8}")
                && Integer.parseInt(value) >= count.least
                && Integer.parseInt(value) <= count.most;
    }

    private static String text(Duration duration) {
        return duration.isZero() ? "0S" : duration.toString().replaceFirst("^PT", "");
    }
}
