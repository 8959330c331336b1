package dev.coachboard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.faults.TcpProxy;
import dev.coachboard.platform.observability.BreakerGauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A mail server that makes trouble, and gateways to it whose breakers are their own. */
final class TroubledMail implements AutoCloseable {

    private static final Duration SILENCE = Duration.ofSeconds(3);

    private static final Duration LONGEST = Duration.ofSeconds(4);

    final ScriptedSmtp server = ScriptedSmtp.start();
    final TcpProxy proxy;
    final MeterRegistry meters = new SimpleMeterRegistry();
    private final Vertx vertx;
    private final Composer composer;

    TroubledMail(Vertx vertx, Composer composer) throws IOException {
        this.vertx = vertx;
        this.composer = composer;
        proxy = TcpProxy.to(server.port());
    }

    static MailLimits limits(Duration deadline, int volume) {
        return new MailLimits(deadline, 32, volume, Duration.ofMillis(300));
    }

    MailGateway gateway(MailLimits limits) {
        return gateway(limits, SILENCE);
    }

    MailGateway gateway(MailLimits limits, Duration silence) {
        var transport = new MailTransport(vertx, new TestMailConfig(proxy.port(), silence), LONGEST);
        return new MailGateway(transport, limits, new BreakerGauge(meters, "mail"));
    }

    /** @return the name of the exception, or "sent" */
    String outcome(MailGateway gateway, String name) throws Exception {
        try {
            gateway.send(composer.compose(mail(UUID.randomUUID().toString(), name)), () -> {});
            return "sent";
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }

    double breaker() {
        return meters.get("coachboard.breaker.state")
                .tag("breaker", "mail")
                .gauge()
                .value();
    }

    static Mail mail(String key, String name) {
        return new Mail(key, "known-address", name + "@example.com", Map.of("name", "Maya"));
    }

    static void await(Callable<Boolean> event) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!event.call()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        server.stop();
    }
}
