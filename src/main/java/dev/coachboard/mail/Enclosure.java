package dev.coachboard.mail;

import java.nio.charset.StandardCharsets;

/**
 * What a mail brings along: a short text that travels with the job, or something larger that is loaded when it is sent.
 *
 * @param name of the file; null for one that is loaded
 * @param kind which {@link EnclosureSource} loads it; null for a text
 */
public record Enclosure(String name, String contentType, String text, String kind, String reference) {

    public static Enclosure inline(String name, String contentType, String text) {
        return new Enclosure(name, contentType, text, null, null);
    }

    public static Enclosure reference(String kind, String reference) {
        return new Enclosure(null, null, null, kind, reference);
    }

    EnclosedFile asFile() {
        return new EnclosedFile(name, contentType, text.getBytes(StandardCharsets.UTF_8));
    }
}
