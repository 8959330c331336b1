package dev.coachboard.platform.http;

import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One element of an Accept or Content-Type header; {@code charset} is null when none is named. */
record MediaRange(String type, String subtype, String charset, double quality) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern NAME = Pattern.compile("(" + TOKEN + ")/(" + TOKEN + ")");
    private static final Pattern PARAMETER =
            Pattern.compile("[ \\t]*+;[ \\t]*+(" + TOKEN + ")=(" + TOKEN + "|\"[^\"\\\\]*+\")");

    /** Older JDKs send weights without the leading zero. */
    private static final Pattern WEIGHT = Pattern.compile("0?\\.\\d{1,3}|[01](?:\\.\\d{0,3})?");

    /** Elements that are no media range are left out, as RFC 9110 asks of lists. */
    static List<MediaRange> parse(String header) {
        var ranges = new ArrayList<MediaRange>();
        for (var element : elements(header)) {
            var range = range(element.trim());
            if (range != null) ranges.add(range);
        }
        return ranges;
    }

    /** Commas inside quotes separate nothing. */
    static List<String> elements(String header) {
        var elements = new ArrayList<String>();
        var quoted = false;
        var begin = 0;
        for (var i = 0; i < header.length(); i++) {
            if (header.charAt(i) == '"') quoted = !quoted;
            if (quoted || header.charAt(i) != ',') continue;
            elements.add(header.substring(begin, i));
            begin = i + 1;
        }
        elements.add(header.substring(begin));
        return elements;
    }

    private static MediaRange range(String element) {
        var name = NAME.matcher(element);
        if (!name.lookingAt() || name.group(1).equals("*") && !name.group(2).equals("*")) return null;
        String charset = null;
        var quality = 1.0;
        var rest = element.substring(name.end());
        for (var next = PARAMETER.matcher(rest); next.lookingAt(); next = PARAMETER.matcher(rest)) {
            var value = next.group(2).replace("\"", "");
            if (next.group(1).equalsIgnoreCase("charset")) charset = value.toLowerCase(Locale.ROOT);
            if (next.group(1).equalsIgnoreCase("q")) quality = weight(value);
            rest = rest.substring(next.end());
        }
        if (!rest.isEmpty() || quality < 0 || quality > 1) return null;
        return new MediaRange(lower(name.group(1)), lower(name.group(2)), charset, quality);
    }

    private static double weight(String text) {
        return WEIGHT.matcher(text).matches() ? Double.parseDouble(text) : -1;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean includes(MediaType media) {
        return (isAny(type) || type.equalsIgnoreCase(media.getType()))
                && (isAny(subtype) || subtype.equalsIgnoreCase(media.getSubtype()));
    }

    /** An exact type outranks a range of a type, which outranks the range of all. */
    int precision() {
        return (isAny(type) ? 0 : 1) + (isAny(subtype) ? 0 : 1);
    }

    boolean isExactly(MediaType media) {
        return precision() == 2 && includes(media);
    }

    String name() {
        return type + "/" + subtype;
    }

    private static boolean isAny(String part) {
        return part.equals("*");
    }
}
