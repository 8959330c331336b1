package dev.coachboard.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    /** What ends a line or turns the writing around: no name needs it, and a subject must be what it looks like. */
    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");

    public Mail {
        data = data.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> oneLine(entry.getValue())));
    }

    public Mail(String key, String template, String to, Map<String, String> data, List<Enclosure> enclosures) {
        this(key, template, to, data, enclosures, null);
    }

    public Mail(String key, String template, String to, Map<String, String> data) {
        this(key, template, to, data, List.of());
    }

    static String oneLine(String text) {
        return UNWANTED.matcher(text).replaceAll(" ").strip();
    }
}
