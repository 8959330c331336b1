package dev.coachboard.dev;

import dev.coachboard.dev.meetings.MeetingSettings;
import dev.coachboard.dev.stripe.StripeSettings;
import dev.coachboard.platform.launch.DatabaseUrl;
import io.smallrye.config.ConfigSourceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The settings that a production environment provides and a laptop does not: a database, a mail server, secrets and Stripe. Found by name by
 * the configuration, early, in dev and test only.
 */
public final class DevSettings {

    private static final Path FOLDER = Path.of(".dev");

    private DevSettings() {}

    public static Map<String, String> of(ConfigSourceContext context) throws Exception {
        var settings = new HashMap<String, String>();
        var test = context.getProfiles().contains("test");
        var external = external(context);
        if (external == null) settings.putAll(embedded(context, test));
        else DevDatabase.prepare(external);
        settings.put("coachboard.tokens.signing-key", kept("signing-key", test, DevSettings::newSigningKey));
        settings.put("coachboard.secret", Base64.getEncoder().encodeToString(new byte[32]));
        if (value(context, "coachboard.stripe.secret-key") == null)
            settings.putAll(StripeSettings.settings(isReset(context)));
        if (value(context, "coachboard.meetings.url") == null) settings.putAll(MeetingSettings.settings());
        settings.put("coachboard.mail.port", Integer.toString(DevMailServer.port()));
        if (!test) settings.putAll(DevPorts.settings(key -> value(context, key)));
        return settings;
    }

    /** Somebody's own database, by whichever key it was named; null when there is none. */
    private static DatabaseUrl external(ConfigSourceContext context) {
        var url = value(context, "DATABASE_URL");
        if (url != null) return DatabaseUrl.parse(url);
        var jdbcUrl = value(context, "quarkus.datasource.jdbc.url");
        if (jdbcUrl == null) return null;
        return new DatabaseUrl(
                jdbcUrl, value(context, "quarkus.datasource.username"), value(context, "quarkus.datasource.password"));
    }

    private static Map<String, String> embedded(ConfigSourceContext context, boolean test) throws IOException {
        var url = test ? DevDatabase.fresh() : DevDatabase.kept(FOLDER.resolve("postgres"), isReset(context));
        return Map.of(
                "quarkus.datasource.jdbc.url",
                url,
                "quarkus.datasource.username",
                "postgres",
                "quarkus.flyway.jdbc-url",
                url,
                "quarkus.flyway.username",
                "postgres",
                "quarkus.flyway.password",
                "trusted");
    }

    private static boolean isReset(ConfigSourceContext context) {
        return "true".equals(value(context, "coachboard.dev.reset"));
    }

    private static String value(ConfigSourceContext context, String key) {
        var value = context.getValue(key);
        return value == null || value.getValue() == null || value.getValue().isBlank() ? null : value.getValue();
    }

    /** Once per machine in dev, so that a restart does not sign everybody out; once per run in test. */
    private static String kept(String name, boolean test, Supplier<String> maker) {
        var property = "coachboard.dev." + name;
        var known = System.getProperty(property);
        if (known != null) return known;
        try {
            var file = FOLDER.resolve(name);
            var made = !test && Files.exists(file) ? Files.readString(file) : maker.get();
            if (!test) Files.writeString(Files.createDirectories(FOLDER).resolve(name), made);
            System.setProperty(property, made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String newSigningKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
