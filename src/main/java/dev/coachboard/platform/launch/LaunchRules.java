package dev.coachboard.platform.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Everything that has to be right before the jar serves or migrates; all of it is checked, then all of it is named. */
final class LaunchRules {

    private LaunchRules() {}

    static List<String> serving(Settings settings) {
        var problems = new Problems();
        checkEnvironment(settings, problems);
        DatabaseRules.checkServing(settings, problems);
        AddressRules.check(settings, problems);
        SecretRules.check(settings, problems);
        StripeRules.check(settings, problems);
        MailRules.check(settings, problems);
        MeetingRules.check(settings, problems);
        NumberRules.check(settings, problems);
        TelemetryRules.check(settings, problems);
        UnknownKeys.check(settings, problems);
        return problems.lines();
    }

    static List<String> migrating(Settings settings) {
        var problems = new Problems();
        checkFiles(settings, problems);
        DatabaseRules.check(settings, DatabaseRules.OWNER_URL, problems);
        return problems.lines();
    }

    private static void checkEnvironment(Settings settings, Problems problems) {
        checkFiles(settings, problems);
        var remedy = "Set it to local, staging or production.";
        problems.require(settings, Environment.KEY, remedy);
        problems.refuse(
                settings, Environment.KEY, name -> Environment.named(name).isEmpty(), "is none of the three", remedy);
        // Another profile would bring the defaults of dev mode, an operator among them.
        for (var key : List.of("QUARKUS_PROFILE", "QUARKUS_CONFIG_PROFILE", "QUARKUS_TEST_PROFILE"))
            problems.refuse(
                    settings,
                    key,
                    profile -> !profile.equals("prod"),
                    "is not prod, as the jar needs it",
                    "Remove it.");
    }

    private static void checkFiles(Settings settings, Problems problems) {
        if (Files.exists(Path.of(".env")))
            problems.add(
                    "A file .env",
                    "lies in the working directory, and Quarkus would read it",
                    "Move it away and set the environment of the process instead.");
        for (var key : settings.unreadable())
            problems.add(
                    key,
                    "holds ${...}, which is read as the name of another key",
                    "Write the dollar sign as \\$, or choose a value without it.");
    }
}
