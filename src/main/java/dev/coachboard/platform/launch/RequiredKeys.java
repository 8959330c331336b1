package dev.coachboard.platform.launch;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What production cannot run without. Each complaint names the key and the remedy, never a value. */
final class RequiredKeys {

    private static final String STRIPE_KEY = "COACHBOARD_STRIPE_SECRET_KEY";
    private static final String STRIPE_SECRETS = "COACHBOARD_STRIPE_WEBHOOK_SECRETS";

    private RequiredKeys() {}

    static List<String> problems(boolean migrate) {
        var config = new SmallRyeConfigBuilder().addDefaultSources().build();
        var problems = new ArrayList<String>();
        if (Files.exists(Path.of(".env")))
            problems.add("- A file .env lies in the working directory, and Quarkus would read it. Move it away and set"
                    + " the environment of the process instead.");
        checkUrl(config, migrate ? "DATABASE_OWNER_URL" : "DATABASE_URL", problems);
        if (!migrate) checkServing(config, problems);
        return problems;
    }

    private static void checkUrl(SmallRyeConfig config, String key, List<String> problems) {
        var url = config.getOptionalValue(key, String.class);
        if (url.isEmpty()) {
            if (config.getOptionalValue("quarkus.datasource.jdbc.url", String.class)
                    .isEmpty())
                problems.add("- " + key + " is not set. Set it to postgresql://user:password@host:5432/name, see"
                        + " .env.example.");
            return;
        }
        try {
            DatabaseUrl.parse(url.get());
        } catch (IllegalArgumentException e) {
            problems.add("- " + key + " is " + e.getMessage() + ".");
        }
    }

    private static void checkServing(SmallRyeConfig config, List<String> problems) {
        require(
                config,
                "COACHBOARD_PUBLIC_URL",
                "Set it to the address people open, such as https://app.example.com.",
                problems);
        require(
                config,
                "COACHBOARD_TOKENS_SIGNING_KEY",
                "Make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -outform DER | base64 -w0",
                problems);
        require(
                config,
                "COACHBOARD_MAIL_HOST",
                "Set it to the mail server that sends for you, such as smtp.example.com, and COACHBOARD_MAIL_PORT,"
                        + " COACHBOARD_MAIL_USER and COACHBOARD_MAIL_PASSWORD with it, see .env.example.",
                problems);
        require(
                config,
                "COACHBOARD_MAIL_FROM",
                "Set it to the address that mails come from, such as no-reply@app.example.com.",
                problems);
        checkSecret(config, problems);
        checkStripe(config, problems);
    }

    private static void checkSecret(SmallRyeConfig config, List<String> problems) {
        require(config, "COACHBOARD_SECRET", "Make one with: openssl rand -base64 32", problems);
        config.getOptionalValue("COACHBOARD_SECRET", String.class)
                .filter(RequiredKeys::tooShort)
                .ifPresent(secret -> problems.add(
                        "- COACHBOARD_SECRET is not 32 bytes of base64. Make one with: openssl rand -base64 32"));
    }

    private static void checkStripe(SmallRyeConfig config, List<String> problems) {
        var key = "Copy the secret key from the API keys of your Stripe account, or a restricted one:"
                + " it begins with sk_ or rk_.";
        require(config, STRIPE_KEY, key, problems);
        config.getOptionalValue(STRIPE_KEY, String.class)
                .filter(value -> !value.startsWith("sk_") && !value.startsWith("rk_"))
                .ifPresent(value -> problems.add("- " + STRIPE_KEY + " is no secret key of Stripe. " + key));
        var secrets = "Copy the signing secret of the webhook endpoint in your Stripe account: it begins with whsec_."
                + " While you change it, name both, separated by a comma.";
        require(config, STRIPE_SECRETS, secrets, problems);
        config.getOptionalValue(STRIPE_SECRETS, String.class)
                .filter(value -> !value.matches("whsec_[^,]+(,whsec_[^,]+)*"))
                .ifPresent(value -> problems.add("- " + STRIPE_SECRETS + " holds no signing secret. " + secrets));
    }

    private static void require(SmallRyeConfig config, String key, String remedy, List<String> problems) {
        if (config.getOptionalValue(key, String.class).isEmpty()) problems.add("- " + key + " is not set. " + remedy);
    }

    private static boolean tooShort(String secret) {
        try {
            return Base64.getDecoder().decode(secret).length < 32;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
