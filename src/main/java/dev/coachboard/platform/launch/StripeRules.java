package dev.coachboard.platform.launch;

import java.net.URI;
import java.util.Optional;

/** The account at Stripe: its mode has to match the environment, and its address has to be Stripe's. */
final class StripeRules {

    private static final String KEY = "COACHBOARD_STRIPE_SECRET_KEY";
    private static final String SECRETS = "COACHBOARD_STRIPE_WEBHOOK_SECRETS";
    private static final String BASE = "COACHBOARD_STRIPE_API_BASE";
    private static final String KEY_REMEDY =
            "Copy the secret key from the API keys of your Stripe account, or a restricted"
                    + " one: it begins with sk_ or rk_.";
    private static final String SECRETS_REMEDY =
            "Copy the signing secret of the webhook endpoint in your Stripe account: it"
                    + " begins with whsec_. While you change it, name both, separated by a comma.";

    private StripeRules() {}

    static void check(Settings settings, Problems problems) {
        problems.require(settings, KEY, KEY_REMEDY);
        problems.require(settings, SECRETS, SECRETS_REMEDY);
        problems.refuse(
                settings,
                KEY,
                key -> !key.matches("(sk|rk)_(test|live)_[A-Za-z0-9_]+"),
                "is no secret key of Stripe",
                KEY_REMEDY);
        settings.place().ifPresent(place -> checkMode(settings, place, problems));
        problems.refuse(
                settings,
                SECRETS,
                secrets -> !secrets.matches("whsec_[A-Za-z0-9_+/=-]+(,whsec_[A-Za-z0-9_+/=-]+)*"),
                "holds something that is no signing secret",
                SECRETS_REMEDY);
        problems.refuse(
                settings,
                "COACHBOARD_STRIPE_ACCOUNT",
                account -> !account.matches("acct_[A-Za-z0-9_]+"),
                "is no id of a Stripe account",
                "It begins with acct_. Leave it out unless you use a connected account.");
        settings.find(BASE)
                .flatMap(base -> base(base, settings))
                .ifPresent(complaint -> problems.add(
                        BASE, complaint, "Leave it out: the app then calls https://api.stripe.com itself."));
    }

    private static void checkMode(Settings settings, Environment place, Problems problems) {
        var live = place == Environment.PRODUCTION;
        problems.refuse(
                settings,
                KEY,
                key -> key.matches("(sk|rk)_" + (live ? "test" : "live") + "_[A-Za-z0-9_]+"),
                live ? "is a test key, and this is production" : "is a live key, and this is " + place,
                live
                        ? "Set the live key, or " + Environment.KEY + "=staging."
                        : "Set a test key, so that nothing here moves real money.");
    }

    private static Optional<String> base(String text, Settings settings) {
        var uri = AddressRules.uri(text);
        if (uri.isEmpty()) return Optional.of("is not a web address");
        var url = uri.get();
        if (url.getRawUserInfo() != null) return Optional.of("holds a user or a password");
        if (!"https".equals(url.getScheme()) && !isStandIn(url, settings))
            return Optional.of("does not begin with https://, so the secret key would travel in the clear");
        var production = settings.place().filter(Environment.PRODUCTION::equals).isPresent();
        return production && !url.getHost().equals("api.stripe.com")
                ? Optional.of("is not Stripe's, and this is production")
                : Optional.empty();
    }

    /** A test that plays Stripe on the same machine. */
    private static boolean isStandIn(URI url, Settings settings) {
        return settings.isLocal() && "http".equals(url.getScheme()) && Hosts.isLoopback(url.getHost());
    }
}
