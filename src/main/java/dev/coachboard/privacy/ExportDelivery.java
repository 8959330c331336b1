package dev.coachboard.privacy;

import dev.coachboard.identity.MemberDirectory;
import dev.coachboard.mail.Mail;
import dev.coachboard.mail.MailParties;
import dev.coachboard.mail.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps a finished export and tells who asked. What an erasure took away meanwhile is dropped. */
@ApplicationScoped
@Transactional
class ExportDelivery {

    private final ExportRepository exports;
    private final MemberDirectory members;
    private final Outbox outbox;
    private final Clock clock;

    ExportDelivery(ExportRepository exports, MemberDirectory members, Outbox outbox, Clock clock) {
        this.exports = exports;
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Empty when there is nothing to make any more. */
    Optional<Export> find(UUID id) {
        return exports.findByIdOptional(id).filter(export -> export.isToBeMade(clock.instant()));
    }

    void deliver(UUID id, byte[] body) {
        exports.lock(id)
                .filter(export -> export.isToBeMade(clock.instant()))
                .ifPresent(export -> deliver(export, body));
    }

    void fail(UUID id) {
        exports.lock(id).ifPresent(Export::fail);
    }

    private void deliver(Export export, byte[] body) {
        export.made(body.length, clock.instant());
        exports.flush();
        exports.keepFile(export.id(), body);
        // Who left the practice since gets no news of its clients.
        if (members.findRole(export.requestedBy()).isPresent()) tell(export);
    }

    private void tell(Export export) {
        var reader = members.requireContact(export.requestedBy());
        var data = Map.of("name", reader.name(), "path", "/app#export=" + export.id());
        outbox.send(
                new Mail("export-ready:" + export.id(), "export-ready", reader.email(), data),
                export.isByClient()
                        ? MailParties.client(export.clientId())
                        : MailParties.aboutClient(export.clientId()));
    }
}
