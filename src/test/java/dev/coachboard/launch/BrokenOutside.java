package dev.coachboard.launch;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.coachboard.dev.meetings.MeetingSimulator;
import dev.coachboard.dev.stripe.LooseStripe;
import dev.coachboard.faults.BrokenServer;
import dev.coachboard.faults.BrokenServer.Mode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Stripe, the mail server and the provider of video meetings, each behind a server that may misbehave. */
final class BrokenOutside implements AutoCloseable {

    static final List<String> BREAKERS = List.of("stripe-jobs", "stripe-live", "mail", "meetings");

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    private final MeetingSimulator meetings = new MeetingSimulator();
    private final LooseStripe stripe;
    private final Map<String, BrokenServer> servers;

    BrokenOutside(Supplier<PackagedApp.Instance> app) throws IOException {
        mail.start();
        stripe = new LooseStripe(() -> app.get().address().resolve("/api/v1/webhooks/stripe"));
        servers = Map.of(
                "mail", BrokenServer.smtp(mail.getSmtp().getPort()),
                "stripe", BrokenServer.http(stripe.port()),
                "meetings", BrokenServer.http(meetings.start(0)));
    }

    /** Short deadlines and rests, and a heap that an unbounded answer would fill. */
    Map<String, String> environment() {
        var environment = new HashMap<>(Outside.withoutLimits());
        environment.put("COACHBOARD_MAIL_PORT", port("mail"));
        environment.put("COACHBOARD_MAIL_TLS", "none");
        environment.put("COACHBOARD_MAIL_SILENCE", "2S");
        environment.put("COACHBOARD_MAIL_DEADLINE", "3S");
        environment.put("COACHBOARD_MAIL_REST", "2S");
        environment.put("COACHBOARD_MEETINGS_URL", "http://localhost:" + port("meetings"));
        environment.put("COACHBOARD_MEETINGS_KEY", "mk_simulator");
        environment.put("COACHBOARD_MEETINGS_DEADLINE", "2S");
        environment.put("COACHBOARD_MEETINGS_REST", "2S");
        environment.put("COACHBOARD_STRIPE_SECRET_KEY", LooseStripe.SECRET_KEY);
        environment.put(
                "COACHBOARD_STRIPE_WEBHOOK_SECRETS", PackagedApp.WEBHOOK_SECRET + "," + LooseStripe.WEBHOOK_SECRET);
        environment.put("COACHBOARD_STRIPE_API_BASE", "http://localhost:" + port("stripe"));
        environment.put("COACHBOARD_STRIPE_DEADLINE", "2S");
        environment.put("COACHBOARD_STRIPE_LIVE_DEADLINE", "1S");
        environment.put("COACHBOARD_JOBS_WORKERS", "20");
        environment.put(
                "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m" + rest("of") + rest("live"));
        return environment;
    }

    private static String rest(String method) {
        return " -Ddev.coachboard.billing.stripe.StripeCalls/" + method + "/CircuitBreaker/delay=2";
    }

    private String port(String server) {
        return Integer.toString(servers.get(server).port());
    }

    void mode(Mode mode) throws IOException {
        for (var server : servers.values()) server.mode(mode);
    }

    /** Since the mode began. */
    Map<String, Integer> calls() {
        var calls = new HashMap<String, Integer>();
        servers.forEach((name, server) -> calls.put(name, server.calls()));
        return calls;
    }

    @Override
    public void close() throws IOException {
        for (var server : servers.values()) server.close();
        stripe.close();
        meetings.stop();
        mail.stop();
    }
}
