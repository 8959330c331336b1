package dev.coachboard.billing;

/** Somebody's text as paper takes it. */
final class PrintedText {

    private PrintedText() {}

    /** Without what XML forbids and what turns a line around or joins emoji: paper shows none of it. Null stays null. */
    static String of(String text) {
        if (text == null) return null;
        var printed = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n') printed.append('\n');
            else if (Character.isISOControl(c)) printed.append(' ');
            else if (isPrinted(c)) printed.appendCodePoint(c);
        });
        return printed.toString().strip();
    }

    private static boolean isPrinted(int c) {
        if (c == 0x200C) return true; // joins no letters, which Persian spells with
        var type = Character.getType(c);
        return type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED
                && !(c >= 0xFE00 && c <= 0xFE0F)
                && !(c >= 0x1F3FB && c <= 0x1F3FF);
    }
}
