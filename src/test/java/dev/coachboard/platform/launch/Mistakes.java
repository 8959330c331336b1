package dev.coachboard.platform.launch;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Values that must not start, by the key that holds them. */
final class Mistakes {

    private Mistakes() {}

    static Stream<Arguments> rows() {
        return rows(Map.ofEntries(
                Map.entry(
                        "COACHBOARD_MEETINGS_URL",
                        List.of(
                                "",
                                "hunter2",
                                "http://meet.ada-coaching.org",
                                "http://127.0.0.1:8080/hunter2",
                                "https://hunter2@meet.ada-coaching.org",
                                "https://meet.ada-coaching.org?key=hunter2")),
                Map.entry("COACHBOARD_MEETINGS_KEY", List.of("", "hunter2 hunter2", "hunter2\n")),
                Map.entry("COACHBOARD_ENVIRONMENT", List.of("", "  ", "prod", "PRODUCTION", "dev", "test", "hunter2")),
                Map.entry(
                        "DATABASE_URL",
                        List.of(
                                "",
                                "hunter2",
                                "mysql://u:hunter2@h/d",
                                "postgresql://u:hunter2@db.ada-coaching.org/board",
                                "postgresql://u:hunter2@db.ada-coaching.org/board?sslmode=disable",
                                "postgresql://u:hunter2@db.ada-coaching.org/board?sslmode=prefer",
                                "postgresql://u:hunter2@db.ada-coaching.org/board?sslmode=require&sslmode=allow",
                                "postgresql://u:hunter2@10.0.0.7/board",
                                "postgresql://u:hunter2@localhost/board?sslmode=required",
                                "postgresql://u:hunter2@localhost:99999/board",
                                "postgresql://u:hunter2@db/board",
                                "postgresql://u:hunter2@host.example.com/name?sslmode=require",
                                "postgresql://u:${hunter2}@localhost/board")),
                Map.entry(
                        "COACHBOARD_PUBLIC_URL",
                        List.of(
                                "",
                                "   ",
                                "not a url",
                                "app.ada-coaching.org",
                                "ftp://app.ada-coaching.org",
                                "http://app.ada-coaching.org",
                                "http://localhost:8080",
                                "https://localhost",
                                "https://app.localhost",
                                "https://127.0.0.1",
                                "https://[::1]",
                                "https://0.0.0.0",
                                "https://app",
                                "https://app.ada-coaching.org/",
                                "https://app.ada-coaching.org/coach",
                                "https://app.ada-coaching.org?hunter2",
                                "https://app.ada-coaching.org#hunter2",
                                "https://ada:hunter2@app.ada-coaching.org",
                                "https://app.ada-coaching.org:99999",
                                "https://app.example.com",
                                "https://app.example",
                                "https://app.test",
                                "https://[::ffff:127.0.0.1]",
                                "https://[::]",
                                "https://2130706433",
                                "https://127.1",
                                "https://a.org,https://b.org")),
                Map.entry(
                        "COACHBOARD_TRUSTED_PROXIES",
                        List.of(
                                "hunter2",
                                "0.0.0.0/0",
                                "::/0",
                                "10.0.0.0/8,0.0.0.0/1",
                                "2000::/3",
                                "10.0.0.1",
                                "10.0.0.0/33",
                                "10.0.0/8",
                                "300.0.0.0/8",
                                "10.0.0.0/8;10.1.0.0/16",
                                "10.0.0.0/8,",
                                "proxy.ada-coaching.org/32")),
                Map.entry(
                        "COACHBOARD_CORS_ORIGINS",
                        List.of(
                                "*",
                                "http://www.ada-coaching.org",
                                "http://localhost:3000",
                                "https://*.ada-coaching.org",
                                "/.*/",
                                "null",
                                "https://www.ada-coaching.org/",
                                "https://a:hunter2@www.ada-coaching.org",
                                "https://www.ada-coaching.org,http://www.ada-coaching.org")),
                Map.entry("COACHBOARD_HOME_PRACTICE", List.of("Riverside Coaching", "-", "../x")),
                Map.entry(
                        "COACHBOARD_TOKENS_SIGNING_KEY",
                        List.of("", "  ", "hunter2", "hunter2!", GoodSettings.signingKey(1024), "AAAA")),
                Map.entry(
                        "COACHBOARD_TOKENS_ACCEPTED_KEYS",
                        List.of("hunter2", "AAAA", GoodSettings.SIGNING_KEY, "hunter2,hunter2")),
                Map.entry(
                        "COACHBOARD_SECRET",
                        List.of(
                                "",
                                "hunter2",
                                base64(new byte[32]),
                                base64(new byte[31]),
                                base64("hunter2hunter2hunter2hunter2hunter2".getBytes()),
                                base64("This is a passphrase of a person, is it not?".getBytes()),
                                base64(sequence()))),
                Map.entry("COACHBOARD_SECRET_PREVIOUS", List.of("hunter2", base64(new byte[32]), GoodSettings.SECRET)),
                Map.entry(
                        "COACHBOARD_MAIL_HOST",
                        List.of("", "  ", "smtp server", "smtp.example.com", "smtp://x", "x:587")),
                Map.entry("COACHBOARD_MAIL_PORT", List.of("", "0", "-1", "70000", "587x", "0x1F", "hunter2")),
                Map.entry("COACHBOARD_MAIL_TLS", List.of("yes", "none", "true", "implicit", "STARTTLS", "hunter2")),
                Map.entry("COACHBOARD_MAIL_USER", List.of("ada")),
                Map.entry("COACHBOARD_MAIL_PASSWORD", List.of("hunter2")),
                Map.entry(
                        "COACHBOARD_MAIL_FROM",
                        List.of(
                                "",
                                "  ",
                                "hunter2",
                                "Ada",
                                "ada@",
                                "@ada-coaching.org",
                                "a b@ada-coaching.org",
                                "a@x.org,b@x.org",
                                "Ada <hunter2>",
                                "Ada <a@x.org",
                                "a@x.org\r\nBcc: b@x.org",
                                "no-reply@app.example.com")),
                Map.entry(
                        "COACHBOARD_OPERATORS", List.of("hunter2", "ada@coaching.org,ben", "ada@", "ada@localhost,,")),
                Map.entry(
                        "COACHBOARD_STRIPE_SECRET_KEY",
                        List.of("", "hunter2", "pk_" + "live_hunter2", "sk_" + "test_hunter2", "sk_live_...")),
                Map.entry(
                        "COACHBOARD_STRIPE_WEBHOOK_SECRETS",
                        List.of("", "hunter2", "whsec_", "whsec_...", "whsec_a,", "whsec_a, whsec_b", "whsec_a,sk_x")),
                Map.entry("COACHBOARD_STRIPE_ACCOUNT", List.of("hunter2", "acct_...")),
                Map.entry(
                        "COACHBOARD_STRIPE_API_BASE",
                        List.of(
                                "http://api.stripe.com",
                                "http://127.0.0.1:12111",
                                "https://api.stripe.com.ada-coaching.org",
                                "https://api.stripe.co",
                                "https://u:hunter2@api.stripe.com",
                                "hunter2")),
                Map.entry("COACHBOARD_EDGE", List.of("hunter2", "nginx", "Proxy")),
                Map.entry("COACHBOARD_TELEMETRY_TRACES_ENDPOINT", List.of("hunter2", "http://hunter2.org")),
                Map.entry("COACHBOARD_TELEMETRY_SENTRY_DSN", List.of("hunter2", "https://sentry.io/1")),
                Map.entry("COACHBOARD_HTTP_CONNECTIONS", List.of("hunter2", "0", "")),
                Map.entry("COACHBOARD_HTTP_HEAD_DEADLINE", List.of("hunter2", "0S", "1H")),
                Map.entry("COACHBOARD_HTTP_LONGEST_WAIT", List.of("hunter2", "0S", "1H")),
                Map.entry("QUARKUS_HTTP_PORT", List.of("hunter2", "0", "99999", "-1")),
                Map.entry("QUARKUS_MANAGEMENT_PORT", List.of("hunter2", "99999")),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", List.of("hunter2")),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", List.of("jdbc:postgresql://localhost/hunter2")),
                Map.entry("QUARKUS_FLYWAY_MIGRATE_AT_START", List.of("true")),
                Map.entry("DATABASE_OWNER_URL", List.of("hunter2", "postgresql://o:hunter2@db.ada-coaching.org/d")),
                Map.entry("COACHBOARD_JOBS_WORKERS", List.of("", "-1", "65", "5000", "four", "99999999999", "1.5")),
                Map.entry("COACHBOARD_JOBS_POLL", List.of("0S", "2H", "hunter2", "")),
                Map.entry("COACHBOARD_JOBS_HEARTBEAT", List.of("0", "0S", "-1S", "1D", "soon")),
                Map.entry("COACHBOARD_JOBS_PATIENCE", List.of("1H", "-5S", "hunter2")),
                Map.entry("COACHBOARD_STEADY_ANSWER_PACE", List.of("1M", "-1S", "hunter2")),
                Map.entry("COACHBOARD_MAIL_DEADLINE", List.of("0S", "1H", "sixty")),
                Map.entry("COACHBOARD_MAIL_REST", List.of("0S", "1H", "thirty")),
                Map.entry("COACHBOARD_MEETINGS_DEADLINE", List.of("0S", "1H", "ten")),
                Map.entry("COACHBOARD_MEETINGS_REST", List.of("0S", "1H", "thirty")),
                Map.entry("COACHBOARD_DATABASE_READS", List.of("0", "-1", "100", "few")),
                Map.entry("COACHBOARD_MAIL_SILENCE", List.of("0S", "1H", "twenty")),
                Map.entry("COACHBOARD_STRIPE_DEADLINE", List.of("0S", "1H", "12 S x")),
                Map.entry("COACHBOARD_STRIPE_LIVE_DEADLINE", List.of("1H", "0S", "")),
                Map.entry("COACHBOARD_STRIPE_LOOK_BACK", List.of("1S", "90D", "P1M")),
                Map.entry("COACHBOARD_DATABASE_WAIT", List.of("1H", "-1S", "hunter2")),
                Map.entry("COACHBOARD_RATE_LIMIT__CALLER__CAPACITY", List.of("0", "-1", "many")),
                Map.entry("COACHBOARD_RATE_LIMIT__CALLER__PERIOD", List.of("0S", "100D", "hunter2")),
                Map.entry("COACHBOARD_RATE_LIMIT__CALER__PERIOD", List.of("1M")),
                Map.entry("COACHBOARD_MAIL_HSOT", List.of("hunter2")),
                Map.entry("COACHBOARD_OPERATOR", List.of("hunter2")),
                Map.entry("COACHBORD_OPERATORS", List.of("hunter2")),
                Map.entry("COACHBOARD_STRIPE_DEADLNE", List.of("hunter2")),
                Map.entry("QUARKUS_PROFILE", List.of("dev", "test", "prod,dev"))));
    }

    /** Those that a laptop may make and staging may not. */
    static Stream<Arguments> rowsOfEveryHostedPlace() {
        var keys = List.of("DATABASE_URL", "COACHBOARD_PUBLIC_URL", "COACHBOARD_CORS_ORIGINS", "COACHBOARD_MAIL_TLS");
        return rows().filter(row -> keys.contains((String) row.get()[0]));
    }

    private static Stream<Arguments> rows(Map<String, List<String>> mistakes) {
        var rows = new ArrayList<Arguments>();
        mistakes.forEach((key, values) -> values.forEach(value -> rows.add(arguments(key, value))));
        return rows.stream();
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] sequence() {
        var bytes = new byte[32];
        for (var i = 0; i < bytes.length; i++) bytes[i] = (byte) i;
        return bytes;
    }
}
