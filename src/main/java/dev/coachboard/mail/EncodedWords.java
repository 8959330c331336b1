package dev.coachboard.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a subject in ASCII, as RFC 2047 asks for. The library's own way tears characters beyond the first 65,536 apart,
 * and lets a text that looks encoded already pass, which mail programs would then decode.
 */
final class EncodedWords {

    private static final int LONGEST = 45; // because a word may have 75 characters, and 12 of them frame it

    private static final Pattern PLAIN = Pattern.compile("(?!.*=\\?)[ -~]*");

    private EncodedWords() {}

    static String of(String text) {
        if (PLAIN.matcher(text).matches()) return text;
        return chunks(text).stream()
                .map(chunk -> "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(chunk)) + "?=")
                .collect(Collectors.joining(" "));
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
