package dev.coachboard.platform.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The address of the database, before anything connects to it. */
final class DatabaseRules {

    static final String URL = "DATABASE_URL";
    static final String URL_FILE = "DATABASE_URL_FILE";
    static final String OWNER_URL = "DATABASE_OWNER_URL";

    private static final Set<String> ENCRYPTED = Set.of("require", "verify-ca", "verify-full");
    private static final Set<String> MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final String REMEDY = "Set it to postgresql://user:password@host:5432/name, see .env.example.";

    private DatabaseRules() {}

    static void checkServing(Settings settings, Problems problems) {
        // Quarkus would read these beside the URL, and connect in another way than the check before the start.
        for (var name : settings.environment())
            if (name.matches("(?i)quarkus[._](datasource[._](jdbc[._]url|username|password)|flyway[._].*)"))
                problems.add(name, "is set, and the app sets it itself", "Remove it, and set " + URL + ".");
        if (settings.find(OWNER_URL).isPresent()) check(settings, OWNER_URL, problems);
        var file = settings.find(URL_FILE);
        if (file.isEmpty()) {
            check(settings, URL, problems);
            return;
        }
        if (settings.find(URL).isPresent())
            problems.add(URL_FILE, "is set, and " + URL + " as well", "Keep one of them.");
        read(file.get())
                .ifPresentOrElse(
                        text -> check(settings, URL_FILE, text, problems),
                        () -> problems.add(
                                URL_FILE, "names no file that can be read", "Check its path and its owner."));
    }

    static void check(Settings settings, String key, Problems problems) {
        problems.require(settings, key, REMEDY);
        settings.find(key).ifPresent(text -> check(settings, key, text, problems));
    }

    private static void check(Settings settings, String key, String text, Problems problems) {
        try {
            var url = DatabaseUrl.parse(text);
            if (!settings.isLocal() && Hosts.isExample(url.host()))
                problems.add(key, "names the documentation's example", REMEDY);
            if (url.parameter("sslmode").filter(mode -> !MODES.contains(mode)).isPresent()) {
                problems.add(key, "has an sslmode that does not exist", "Take verify-full, or require.");
                return;
            }
            var near = Hosts.isLoopback(url.host()) || settings.isLocal() && Hosts.isSingleLabel(url.host());
            if (!near && !isEncrypted(url))
                problems.add(
                        key,
                        "names another machine and does not insist on TLS",
                        "End it with ?sslmode=verify-full (and &sslrootcert=<file of your provider>), or with"
                                + " ?sslmode=require if there is no certificate to check.");
        } catch (IllegalArgumentException e) {
            problems.add(key, "is " + e.getMessage(), REMEDY);
        }
    }

    private static boolean isEncrypted(DatabaseUrl url) {
        var mode = url.parameter("sslmode");
        return mode.isPresent()
                ? ENCRYPTED.contains(mode.get())
                : url.parameter("ssl").filter("true"::equals).isPresent();
    }

    /** Empty when the file is missing, empty or not to be read. */
    static Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)).strip()).filter(text -> !text.isEmpty());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
