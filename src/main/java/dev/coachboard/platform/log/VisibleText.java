package dev.coachboard.platform.log;

import java.util.stream.Collectors;

/** Writes characters that end a line, steer a terminal or turn the writing direction as escapes such as {@code \u001b}. */
final class VisibleText {

    private VisibleText() {}

    static boolean is(String text) {
        return text == null || text.chars().noneMatch(VisibleText::misleads);
    }

    /** Where a JSON writer escapes what ASCII has of such characters. */
    static boolean isInJson(String text) {
        return text.chars().noneMatch(character -> character > 0x7e && misleads(character));
    }

    static String of(String text) {
        if (is(text)) return text;
        return text.chars().mapToObj(VisibleText::shown).collect(Collectors.joining());
    }

    private static String shown(int character) {
        return misleads(character) ? "\\u%04x".formatted(character) : Character.toString((char) character);
    }

    /** U+0085 is a control character; U+2028 and U+2029 end a line for many readers. */
    private static boolean misleads(int character) {
        return Character.isISOControl(character)
                || character == 0x2028
                || character == 0x2029
                || character >= 0x202a && character <= 0x202e
                || character >= 0x2066 && character <= 0x2069;
    }
}
