package dev.coachboard.platform.launch;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * The entry of the packaged jar. Without an argument it serves; {@code migrate} brings the schema up to this version as
 * its owner and exits, which a release does before it starts the new version.
 */
@QuarkusMain
public class Launch {

    public static void main(String... args) {
        if (DatabaseConfigSource.devModuleIsHere()) {
            Quarkus.run(args);
            return;
        }
        System.setProperty(DatabaseConfigSource.LAUNCHED, "true");
        var migrate = args.length == 1 && args[0].equals("migrate");
        if (args.length > 0 && !migrate) refuse("Unknown command. Run the jar without one to serve, or with: migrate");
        var missing = RequiredKeys.problems(migrate);
        if (!missing.isEmpty()) refuse(String.join(System.lineSeparator(), missing));
        if (migrate) {
            System.setProperty("quarkus.flyway.migrate-at-start", "true");
            System.setProperty("quarkus.http.host-enabled", "false");
            // Any free port: the version that still serves has the one in the configuration.
            System.setProperty("quarkus.management.port", "0");
            Quarkus.run(Done.class);
        } else {
            Quarkus.run();
        }
    }

    /** Standard error, not the log: nothing is up yet that could log. */
    private static void refuse(String reason) {
        System.err.println("Coachboard does not start:" + System.lineSeparator() + reason);
        System.exit(78); // because sysexits.h calls it EX_CONFIG, and supervisors do not restart on it
    }

    /** The schema is migrated by the time this runs. */
    static class Done implements QuarkusApplication {
        @Override
        public int run(String... args) {
            return 0;
        }
    }
}
