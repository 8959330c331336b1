package dev.coachboard.dev;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A mail taken apart. */
public record ReceivedMail(MimeMessage message, List<Part> parts) {

    public static ReceivedMail of(MimeMessage message) {
        try {
            var parts = new ArrayList<Part>();
            collect(message, parts);
            return new ReceivedMail(message, List.copyOf(parts));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The mail could not be read", e);
        }
    }

    public String text() {
        return body("text/plain");
    }

    public String html() {
        return body("text/html");
    }

    public List<Part> files() {
        return parts.stream().filter(ReceivedMail::isFile).toList();
    }

    public String subject() {
        return read(message::getSubject);
    }

    public String recipient() {
        return read(() -> message.getAllRecipients()[0].toString());
    }

    /** Null when there is none. */
    public String header(String name) {
        return read(() -> message.getHeader(name, null));
    }

    public String headers() {
        return read(() -> String.join("\n", Collections.list(message.getAllHeaderLines())));
    }

    private String body(String type) {
        return parts.stream()
                .filter(part -> !isFile(part) && read(() -> part.isMimeType(type)))
                .findFirst()
                .map(part -> read(() -> (String) part.getContent()))
                .orElse("");
    }

    private static boolean isFile(Part part) {
        return read(() -> Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()));
    }

    private static void collect(Part part, List<Part> parts) throws MessagingException, IOException {
        if (!part.isMimeType("multipart/*")) {
            parts.add(part);
            return;
        }
        var several = (Multipart) part.getContent();
        for (var i = 0; i < several.getCount(); i++) collect(several.getBodyPart(i), parts);
    }

    static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The mail could not be read", e);
        }
    }

    interface Reading<T> {
        T read() throws MessagingException, IOException;
    }
}
