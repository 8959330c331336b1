package dev.coachboard.mail;

import dev.coachboard.jobs.JobHandler;
import dev.coachboard.jobs.JobRun;
import dev.coachboard.jobs.JobType;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Sends one mail. A worker that dies after the server took it and before the log says so sends it twice, under one
 * message id.
 */
@ApplicationScoped
class MailJob implements JobHandler<SealedMail> {

    private final MailSeal seal;
    private final Composer composer;
    private final MailGateway gateway;
    private final Deliveries deliveries;
    private final MeterRegistry meters;

    MailJob(MailSeal seal, Composer composer, MailGateway gateway, Deliveries deliveries, MeterRegistry meters) {
        this.seal = seal;
        this.composer = composer;
        this.gateway = gateway;
        this.deliveries = deliveries;
        this.meters = meters;
    }

    @Override
    public JobType<SealedMail> type() {
        return Template.anyJobType();
    }

    @Override
    public void handle(SealedMail sealed, JobRun run) throws Exception {
        if (deliveries.knows(run.key())) return;
        var mail = seal.open(run.key(), sealed);
        if (composer.isOldNews(mail)) return;
        try {
            var message = composer.compose(mail);
            var delivery = deliveries.of(mail, message.getHeaders().get("Message-ID"), sealed.parties());
            gateway.send(message, () -> accepted(delivery, mail));
        } catch (Exception e) {
            count(mail, "failed");
            throw e;
        }
    }

    private void accepted(Delivery delivery, Mail mail) {
        deliveries.note(delivery);
        count(mail, "accepted");
    }

    private void count(Mail mail, String outcome) {
        meters.counter("coachboard.mails", "template", mail.template(), "outcome", outcome)
                .increment();
    }
}
