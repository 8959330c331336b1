package dev.coachboard.dev;

import dev.coachboard.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the mail server of dev mode received, the newest first. */
@ApplicationScoped
class DevMails {

    private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]+)");
    private static final int SHOWN = 200;

    private final DevMailServer server;

    DevMails(DevMailServer server) {
        this.server = server;
    }

    /** @param token what the mail's link carries; null when it carries none */
    public record DevMail(int id, String recipient, String subject, String token, Instant createdAt) {}

    List<DevMail> findNewest(String recipient) {
        var received = server.received();
        return IntStream.range(0, received.size())
                .boxed()
                .sorted(Comparator.reverseOrder())
                .map(id -> summary(id, ReceivedMail.of(received.get(id))))
                .filter(mail -> recipient == null || mail.recipient().equalsIgnoreCase(recipient))
                .limit(SHOWN)
                .toList();
    }

    ReceivedMail require(int id) {
        var received = server.received();
        if (id < 0 || id >= received.size()) throw new NotFound("mail");
        return ReceivedMail.of(received.get(id));
    }

    private static DevMail summary(int id, ReceivedMail mail) {
        var token = TOKEN.matcher(mail.text());
        var sent = ReceivedMail.read(() -> mail.message().getSentDate()).toInstant();
        return new DevMail(id, mail.recipient(), mail.subject(), token.find() ? token.group(1) : null, sent);
    }
}
