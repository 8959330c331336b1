package dev.coachboard.launch;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.coachboard.dev.ReceivedMail;
import dev.coachboard.dev.stripe.LooseStripe;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The mail server and Stripe, each behind a line of its own. */
final class Outside implements AutoCloseable {

    /** Because a server in the next city answers in this time. */
    private static final Duration WAY = Duration.ofMillis(20);

    /** Kept here, because a logger that nobody holds forgets its level. */
    private static final Logger QUIET = Logger.getLogger("com.icegreen.greenmail");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    private final LooseStripe stripe;
    private final Line toMail;
    private final Line toStripe;

    /** @param app where Stripe sends its next event */
    Outside(Supplier<PackagedApp.Instance> app) throws IOException {
        QUIET.setLevel(Level.WARNING);
        server.start();
        stripe = new LooseStripe(() -> app.get().address().resolve("/api/v1/webhooks/stripe"));
        toMail = new Line(server.getSmtp().getPort(), WAY);
        toStripe = new Line(stripe.port(), WAY);
    }

    /** What leads the app here, with the limits out of the way that a single caller would meet. */
    Map<String, String> environment() {
        var environment = new HashMap<>(withoutLimits());
        environment.put("COACHBOARD_MAIL_PORT", Integer.toString(toMail.port()));
        environment.put("COACHBOARD_MAIL_TLS", "none");
        environment.put("COACHBOARD_STRIPE_SECRET_KEY", LooseStripe.SECRET_KEY);
        environment.put(
                "COACHBOARD_STRIPE_WEBHOOK_SECRETS", PackagedApp.WEBHOOK_SECRET + "," + LooseStripe.WEBHOOK_SECRET);
        environment.put(
                "COACHBOARD_STRIPE_API_BASE",
                URI.create("http://127.0.0.1:" + toStripe.port()).toString());
        return environment;
    }

    static Map<String, String> withoutLimits() {
        var environment = new HashMap<String, String>();
        environment.put("COACHBOARD_STEADY_ANSWER_PACE", "0S");
        environment.put("COACHBOARD_OPERATORS", Riverside.ADA);
        for (var limit : List.of("LOGIN_ACCOUNT", "LOGIN_ADDRESS", "RESET_ACCOUNT", "RESET_ADDRESS", "CALLER"))
            environment.put("COACHBOARD_RATE_LIMIT__" + limit + "__CAPACITY", "1000000");
        environment.put("COACHBOARD_RATE_LIMIT__SIGN_UP_ADDRESS__CAPACITY", "1000000");
        environment.put("COACHBOARD_RATE_LIMIT__PUBLIC_ADDRESS__CAPACITY", "1000000");
        return environment;
    }

    LooseStripe stripe() {
        return stripe;
    }

    List<ReceivedMail> mails() {
        return Stream.of(server.getReceivedMessages()).map(ReceivedMail::of).toList();
    }

    int connections() {
        return toMail.held() + toStripe.held();
    }

    void hang() {
        toMail.hang();
        toStripe.hang();
    }

    void release() {
        toMail.release();
        toStripe.release();
    }

    @Override
    public void close() throws IOException {
        toMail.close();
        toStripe.close();
        stripe.close();
        server.stop();
    }
}
