package dev.coachboard.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A mail to one person.
 *
 * @param key what makes it this mail: a second one with the same key is never sent
 * @param template one of the files in {@code templates/mail}, without its ending
 * @param data what the template shows; {@code path} becomes the link, below the public address
 * @param worthUntil when it is no longer news; null if it always is
 */
public record Mail(
        String key,
        String template,
        String to,
        Map<String, String> data,
        List<Enclosure> enclosures,
        Instant worthUntil) {

    public Mail(String key, String template, String to, Map<String, String> data, List<Enclosure> enclosures) {
        this(key, template, to, data, enclosures, null);
    }

    public Mail(String key, String template, String to, Map<String, String> data) {
        this(key, template, to, data, List.of());
    }
}
