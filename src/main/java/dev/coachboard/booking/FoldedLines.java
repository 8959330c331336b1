package dev.coachboard.booking;

import java.nio.charset.StandardCharsets;

/** Breaks long lines as RFC 5545 asks for: none has more than 75 bytes, and no character is torn apart. */
final class FoldedLines {

    private static final int LONGEST = 75;

    private FoldedLines() {}

    static String of(String text) {
        var folded = new StringBuilder(text.length());
        var bytes = 0;
        for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var character = Character.toString(text.codePointAt(i));
            var isBreak = character.equals("\r") || character.equals("\n");
            var size = character.getBytes(StandardCharsets.UTF_8).length;
            if (!isBreak && bytes + size > LONGEST) {
                folded.append("\r\n ");
                bytes = 1; // the space
            }
            folded.append(character);
            bytes = isBreak ? 0 : bytes + size;
        }
        return folded.toString();
    }
}
