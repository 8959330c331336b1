package dev.coachboard.mail;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.coachboard.jobs.PermanentFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Speaks with the mail server, on a thread of its own: an attempt that was given up may still end well. */
class MailTransport {

    /** What a server says about one mail. About the rest, such as our password, it may think better later. */
    private static final Set<String> ABOUT_THE_MAIL =
            Set.of("recipient address not accepted", "sending data failed", "message exceeds allowed size limit");

    private static final Pattern REFUSAL = Pattern.compile("[45][0-9]{2}(?:[ -]|$)", Pattern.MULTILINE);

    /** The reply with which a server that shuts down ends any command. */
    private static final int SHUTTING_DOWN = 421;

    private final MailClient client;

    /** Called from a thread without a context, the client now and then loses a part of the server's greeting. */
    private final Context context;

    /** By message id, as all here. Mails that the server took and that are not noted yet. */
    private final ConcurrentMap<String, Boolean> unnoted = remembered(Duration.ofHours(1));

    private final ConcurrentMap<String, Boolean> underWay;

    MailTransport(Vertx vertx, MailConfig config) {
        // Because the client never completes an attempt whose connection ends before the greeting, and a server that
        // is slow needs a little longer than the deadline.
        this(vertx, config, config.deadline().multipliedBy(3).dividedBy(2));
    }

    /** @param longest how long an attempt counts as under way at most */
    MailTransport(Vertx vertx, MailConfig config, Duration longest) {
        client = MailClient.create(BoundedReplies.around(vertx, config.deadline()), settings(config));
        context = ((VertxInternal) vertx).createEventLoopContext();
        underWay = remembered(longest);
    }

    private static ConcurrentMap<String, Boolean> remembered(Duration time) {
        return Caffeine.newBuilder()
                .expireAfterWrite(time)
                .<String, Boolean>build()
                .asMap();
    }

    /**
     * @param taken notes on another thread that the server took the mail, before the answer completes
     * @throws MailPutOff while an earlier attempt may still deliver the same mail
     */
    CompletableFuture<Object> send(MailMessage message, Runnable taken) throws MailPutOff {
        var id = message.getHeaders().get("Message-ID");
        if (underWay.putIfAbsent(id, true) != null) throw new MailPutOff("An earlier attempt is still under way");
        var answer = new CompletableFuture<Object>();
        context.runOnContext(ours -> (unnoted.containsKey(id) ? Future.succeededFuture() : deliver(message, id))
                .compose(delivered -> context.executeBlocking(Executors.callable(taken), false))
                .onSuccess(noted -> unnoted.remove(id))
                .onComplete(end -> underWay.remove(id))
                .onSuccess(answer::complete)
                .onFailure(answer::completeExceptionally));
        return answer;
    }

    private Future<Object> deliver(MailMessage message, String id) {
        return client.sendMail(message)
                .<Object>map(accepted -> unnoted.put(id, true))
                .recover(failure -> Future.failedFuture(meaning(failure)));
    }

    private static Throwable meaning(Throwable failure) {
        if (failure instanceof SMTPException refusal) return meaning(refusal);
        if (failure instanceof NullPointerException) return failure;
        // The client has no type of its own for an answer that it cannot read.
        return new MailServerUnavailable(failure.getClass().getSimpleName() + " " + failure.getMessage());
    }

    private static Exception meaning(SMTPException refusal) {
        var reason = "SMTP " + refusal.getReplyMessage();
        var aboutTheMail = ABOUT_THE_MAIL.stream().anyMatch(refusal.getMessage()::startsWith);
        if (!aboutTheMail || !isRefusal(refusal)) return new MailServerUnavailable(reason);
        return refusal.isPermanent() ? new PermanentFailure(reason) : new MailPutOff(reason);
    }

    /** The client takes an answer that it cannot read for a 500. */
    private static boolean isRefusal(SMTPException answer) {
        return REFUSAL.matcher(answer.getReplyMessage()).lookingAt() && answer.getReplyCode() != SHUTTING_DOWN;
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
