package dev.coachboard.mail;

import dev.coachboard.dev.DevMailServer;
import dev.coachboard.dev.ReceivedMail;
import dev.coachboard.jobs.Pump;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.regex.Pattern;

/** What reached people, after the queue was worked. */
@ApplicationScoped
public class Mailbox {

    private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]+)");

    private final DevMailServer server;
    private final Pump pump;

    Mailbox(DevMailServer server, Pump pump) {
        this.server = server;
        this.pump = pump;
    }

    /** The oldest first. */
    public List<MimeMessage> of(String address) {
        return mails(address).stream().map(ReceivedMail::message).toList();
    }

    /** The same, taken apart. */
    public List<ReceivedMail> mails(String address) {
        pump.run();
        return server.received().stream()
                .filter(message -> isFor(message, address))
                .map(ReceivedMail::of)
                .toList();
    }

    /** Asked before a mail is taken apart, since other tests' mails lie there too. */
    private static boolean isFor(MimeMessage message, String address) {
        try {
            return message.getAllRecipients()[0].toString().equalsIgnoreCase(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<String> subjects(String address) {
        return mails(address).stream().map(ReceivedMail::subject).toList();
    }

    public ReceivedMail newest(String address) {
        var mails = mails(address);
        if (mails.isEmpty()) throw new AssertionError("No mail for " + address);
        return mails.get(mails.size() - 1);
    }

    /** What the newest link for this address carries. */
    public String token(String address) {
        var tokens = mails(address).stream()
                .flatMap(mail -> TOKEN.matcher(mail.text()).results())
                .map(found -> found.group(1))
                .toList();
        return tokens.get(tokens.size() - 1);
    }
}
