package dev.coachboard.platform.text;

import java.util.regex.Pattern;

/** Takes out of a text what must not be kept or shown: addresses, tokens, numbers of people and cards. */
public final class Redaction {

    private static final int LONGEST = 500;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"']{1,64}@[^\\s@<>\"']{1,255}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_+/=-]{20,}|\\d[\\d -]{7,}\\d");

    private Redaction() {}

    /** At most 500 characters. */
    public static String of(String text) {
        var masked = SECRET.matcher(EMAIL.matcher(text).replaceAll("***")).replaceAll("***");
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST);
    }
}
