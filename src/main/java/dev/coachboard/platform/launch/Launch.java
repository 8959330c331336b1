package dev.coachboard.platform.launch;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * The entry of the packaged jar. Without an argument it serves; {@code migrate} brings the schema up to this version as
 * its owner and exits, which a release does before it starts the new version. Either checks everything first.
 */
@QuarkusMain
public class Launch {

    public static void main(String... args) {
        if (DatabaseConfigSource.devModuleIsHere()) {
            Quarkus.run(args);
            return;
        }
        try {
            if (args.length == 0) serve();
            else if (args.length == 1 && args[0].equals("migrate")) migrate();
            else throw new Refused(64, "Unknown command. Run the jar without one to serve, or with: migrate");
        } catch (Refused e) {
            // Standard error, not the log: nothing is up yet that could log.
            System.err.println("Coachboard does not start:");
            e.reasons().forEach(System.err::println);
            System.exit(e.exitCode());
        }
    }

    private static void serve() throws Refused {
        var settings = Settings.of(System.getenv());
        var problems = LaunchRules.serving(settings);
        if (!problems.isEmpty()) throw new Refused(Refused.MISCONFIGURED, problems);
        Ports.requireFree(settings);
        var file = settings.find(DatabaseRules.URL_FILE);
        var key = file.isPresent() ? DatabaseRules.URL_FILE : DatabaseRules.URL;
        var text = file.isPresent() ? DatabaseRules.read(file.get()) : settings.find(key);
        var schema = new SchemaVersion(new Migrations());
        new DatabaseGate(key, DatabaseUrl.parse(text.orElseThrow()), settings, System.err).pass(connection -> {
            var complaint = DatabaseRoles.serving(connection, !settings.isLocal());
            return complaint.isPresent() ? complaint : schema.complaint(connection);
        });
        System.setProperty(DatabaseConfigSource.LAUNCHED, "true");
        Quarkus.run();
    }

    private static void migrate() throws Refused {
        var settings = Settings.of(System.getenv());
        var problems = LaunchRules.migrating(settings);
        if (!problems.isEmpty()) throw new Refused(Refused.MISCONFIGURED, problems);
        var url = DatabaseUrl.parse(settings.find(DatabaseRules.OWNER_URL).orElseThrow());
        new DatabaseGate(DatabaseRules.OWNER_URL, url, settings, System.err).pass(DatabaseRoles::migrating);
        new Migration(url).run(System.out);
    }
}
