package dev.coachboard.mail;

import dev.coachboard.jobs.PermanentFailure;
import dev.coachboard.platform.observability.BreakerGauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.faulttolerance.api.Guard;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * The way to the mail server. Never called in a transaction. It tries once: the job tries again. Not the framework's own
 * mailer, which lets a connection that hangs sit in its pool for ever.
 */
@Startup // because its breaker is a metric from the start
@ApplicationScoped
class MailGateway {

    private final MailTransport transport;
    private final Guard guard;

    @Inject
    MailGateway(Vertx vertx, MailConfig config, MeterRegistry meters) {
        this(new MailTransport(vertx, config), MailLimits.of(config), new BreakerGauge(meters, "mail"));
    }

    MailGateway(MailTransport transport, MailLimits limits, BreakerGauge gauge) {
        this.transport = transport;
        this.guard = Guard.create()
                .withDescription("mail")
                .withBulkhead()
                .limit(limits.atOnce())
                .done()
                .withTimeout()
                .duration(limits.deadline().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(limits.volume())
                .failOn(List.of(MailServerUnavailable.class, TimeoutException.class))
                .delay(limits.rest().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(gauge)
                .done()
                .build();
    }

    /**
     * Returns when the server took it and that is noted. Nothing stops a mail on its way: one that the server takes after
     * the deadline is noted then, and not sent again meanwhile.
     *
     * @param taken notes it, on another thread
     * @throws PermanentFailure when the server will never take it
     * @throws MailPutOff when it may take it later
     * @throws MailServerUnavailable when it takes no mail at all
     */
    void send(MailMessage message, Runnable taken) throws Exception {
        guard.call(() -> attempt(message, taken), Object.class);
    }

    private Object attempt(MailMessage message, Runnable taken) throws Exception {
        try {
            return transport.send(message, taken).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }
}
