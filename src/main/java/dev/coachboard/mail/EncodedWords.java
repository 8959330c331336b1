package dev.coachboard.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a subject in ASCII, as RFC 2047 asks for, and in lines of at most 78 characters, as RFC 5322 does. The library's
 * own way tears characters beyond the first 65,536 apart, and lets a text that looks encoded already pass, which mail
 * programs would then decode.
 */
final class EncodedWords {

    private static final String FOLD = "\r\n ";

    /** Because a line with an encoded word may have 76 characters, of which "Subject: " takes 9 and the frame 12. */
    private static final int LONGEST = 39;

    /** Words that fit into a line, with one space between two. */
    private static final Pattern PLAIN = Pattern.compile("(?!.*=\\?)(?:[!-~]{1,69}(?: [!-~]{1,69})*)?");

    private static final Pattern LINE = Pattern.compile("(.{1,69})(?: |$)");

    private EncodedWords() {}

    static String of(String text) {
        return PLAIN.matcher(text).matches() ? folded(text) : encoded(text);
    }

    private static String folded(String text) {
        return LINE.matcher(text).results().map(line -> line.group(1)).collect(Collectors.joining(FOLD));
    }

    private static String encoded(String text) {
        return chunks(text).stream()
                .map(chunk -> "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(chunk)) + "?=")
                .collect(Collectors.joining(FOLD));
    }

    private static List<String> chunks(String text) {
        var chunks = new ArrayList<String>();
        var chunk = new StringBuilder();
        for (var character : text.codePoints().mapToObj(Character::toString).toList()) {
            if (bytes(chunk + character).length > LONGEST) {
                chunks.add(chunk.toString());
                chunk.setLength(0);
            }
            chunk.append(character);
        }
        chunks.add(chunk.toString());
        return chunks;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
