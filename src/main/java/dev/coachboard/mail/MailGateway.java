package dev.coachboard.mail;

import dev.coachboard.jobs.PermanentFailure;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/**
 * The way to the mail server. Never called in a transaction. It tries once: the job tries again. Not the framework's own
 * mailer, which lets a connection that hangs sit in its pool for ever.
 */
@ApplicationScoped
class MailGateway {

    /** What a server says about one mail. About the rest, such as our password, it may think better later. */
    private static final Set<String> ABOUT_THE_MAIL =
            Set.of("recipient address not accepted", "sending data failed", "message exceeds allowed size limit");

    private final Vertx vertx;
    private final MailClient client;

    MailGateway(Vertx vertx, MailConfig config) {
        this.vertx = vertx;
        client = MailClient.create(vertx, settings(config));
    }

    /**
     * Returns when the server took it and that is noted. Nothing stops a mail on its way: one that the server takes after
     * the deadline is noted then.
     *
     * @param taken notes it, on another thread
     * @throws PermanentFailure when the server will never take it
     * @throws MailPutOff when it may take it later
     */
    @CircuitBreaker(
            requestVolumeThreshold = 10, // because a server that fails half of ten mails is better left alone
            delay = 30,
            delayUnit = ChronoUnit.SECONDS,
            skipOn = {PermanentFailure.class, MailPutOff.class, BulkheadException.class})
    @Timeout(value = 60, unit = ChronoUnit.SECONDS) // because a server that slows senders down needs half of that
    @Bulkhead(4) // because no instance has more workers by default
    public void send(MailMessage message, Runnable taken) throws Exception {
        try {
            client.sendMail(message)
                    .compose(result -> vertx.executeBlocking(Executors.callable(taken), false))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SMTPException refusal ? meaning(refusal) : failure(e.getCause());
        }
    }

    private static Exception meaning(SMTPException refusal) {
        var reason = "SMTP " + refusal.getReplyMessage();
        var aboutTheMail = ABOUT_THE_MAIL.stream().anyMatch(refusal.getMessage()::startsWith);
        if (!aboutTheMail) return new IllegalStateException(reason);
        return refusal.isPermanent() ? new PermanentFailure(reason) : new MailPutOff(reason);
    }

    private static Exception failure(Throwable cause) {
        return cause instanceof Exception e ? e : new IllegalStateException(cause);
    }

    private static io.vertx.ext.mail.MailConfig settings(MailConfig config) {
        var settings = new io.vertx.ext.mail.MailConfig(config.host(), config.port())
                .setConnectTimeout(3_000) // because a server that is there answers within one
                .setIdleTimeout((int) config.silence().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setSsl(config.tls() == MailConfig.Tls.IMPLICIT)
                .setStarttls(
                        config.tls() == MailConfig.Tls.REQUIRED ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
                .setUserAgent("coachboard"); // because the boundaries between parts would name the library
        config.user()
                .ifPresent(user -> settings.setLogin(LoginOption.REQUIRED)
                        .setUsername(user)
                        .setPassword(config.password().orElse("")));
        return settings;
    }
}
