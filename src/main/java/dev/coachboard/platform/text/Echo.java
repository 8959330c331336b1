package dev.coachboard.platform.text;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names in a problem's text: those that a request sent, shortened and harmless, and those that it might have meant. */
public final class Echo {

    private static final int LONGEST = 40; // because our longest name has 20 characters
    private static final int MOST = 20; // because a person reads no longer list

    private Echo() {}

    /** Without controls, line breaks, and characters that change the order of the text around them. */
    public static String name(String sent) {
        var harmless = sent.codePoints()
                .limit(LONGEST)
                .map(c -> isPlain(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return sent.codePointCount(0, sent.length()) > LONGEST ? harmless + "..." : harmless.toString();
    }

    public static String names(Collection<String> known) {
        if (known.isEmpty()) return "none";
        var shown = known.stream().sorted().limit(MOST).collect(Collectors.joining(", "));
        return known.size() > MOST ? shown + " and " + (known.size() - MOST) + " more" : shown;
    }

    private static boolean isPlain(int c) {
        return Character.isLetterOrDigit(c) || c < 127 && c > ' ' && c != '`' && c != '<' && c != '>';
    }
}
