package dev.coachboard.mail;

import dev.coachboard.jobs.PermanentFailure;
import dev.coachboard.platform.http.HttpConfig;
import dev.coachboard.platform.secret.Digests;
import io.quarkus.arc.All;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes of a mail what the server is handed: its three texts, its headers and what it brings along. */
@ApplicationScoped
class Composer {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /** Whatever could be read as two addresses, a name or another header stays out. */
    private static final Pattern ADDRESS = Pattern.compile("[!-~&&[^<>(),:;\\[\\]\"@\\\\]]+@[A-Za-z0-9.-]+");

    private final MailTexts texts;
    private final List<EnclosureSource> sources;
    private final MailConfig config;
    private final String host;
    private final Clock clock;

    Composer(MailTexts texts, @All List<EnclosureSource> sources, MailConfig config, HttpConfig http, Clock clock) {
        this.texts = texts;
        this.sources = sources;
        this.config = config;
        this.host = URI.create(http.publicUrl()).getHost();
        this.clock = clock;
    }

    boolean isOldNews(Mail mail) {
        return mail.worthUntil() != null && !clock.instant().isBefore(mail.worthUntil());
    }

    MailMessage compose(Mail mail) throws PermanentFailure {
        if (!ADDRESS.matcher(mail.to()).matches()) throw new PermanentFailure("Not an address");
        var words = texts.of(Template.named(mail.template()), mail.data());
        var message = new MailMessage()
                .setFrom(config.from())
                .setTo(mail.to())
                .setText(words.text())
                .setHtml(words.html())
                .addHeader("Subject", EncodedWords.of(words.subject())) // because setSubject would encode the folds
                .addHeader("Message-ID", messageId(mail.key()))
                .addHeader("Date", DATE.format(clock.instant().atOffset(ZoneOffset.UTC)))
                .addHeader("Auto-Submitted", "auto-generated");
        var files = mail.enclosures().stream().map(this::load).map(Composer::attachment);
        return message.setAttachment(files.toList());
    }

    /** The same for each attempt, so that whoever gets a mail twice can see that it is one. */
    String messageId(String key) {
        return "<" + HexFormat.of().formatHex(Digests.sha256(key), 0, 16) + "@" + host + ">";
    }

    private EnclosedFile load(Enclosure enclosure) {
        if (enclosure.kind() == null) return enclosure.asFile();
        return sources.stream()
                .filter(source -> source.kind().equals(enclosure.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody loads " + enclosure.kind()))
                .load(enclosure.reference());
    }

    private static MailAttachment attachment(EnclosedFile file) {
        return MailAttachment.create()
                .setName(file.name())
                .setContentType(file.contentType())
                .setDisposition("attachment")
                .setData(Buffer.buffer(file.bytes()));
    }
}
