package dev.coachboard.platform.audit;

import dev.coachboard.platform.text.Redaction;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** What of a change may be kept: little of it, and nothing that opens a door. */
final class AuditValues {

    private static final int MOST = 20;
    private static final int LONGEST = 200;
    private static final Pattern SECRET =
            Pattern.compile("password|token|secret|hash|credential|authorization|cookie", Pattern.CASE_INSENSITIVE);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String MASK = "***";

    private AuditValues() {}

    static Map<String, Object> of(Map<String, ?> values) {
        if (values == null) return null;
        var kept = new LinkedHashMap<String, Object>();
        values.entrySet().stream()
                .limit(MOST)
                .forEach(value -> kept.put(cut(value.getKey()), of(value.getKey(), value.getValue())));
        return kept;
    }

    private static Object of(String name, Object value) {
        if (SECRET.matcher(name).find()) return MASK;
        if (value == null || value instanceof Number || value instanceof Boolean) return value;
        if (value instanceof UUID || value instanceof Enum || value instanceof TemporalAccessor)
            return value.toString();
        var text = value.toString();
        // A record or a collection writes its own names into its text.
        if (!(value instanceof CharSequence) && SECRET.matcher(text).find()) return MASK;
        return cut(masked(text));
    }

    /** An id would look like a token, and is none. */
    private static String masked(String text) {
        var kept = new StringBuilder();
        var from = 0;
        var ids = ID.matcher(text);
        while (ids.find()) {
            kept.append(Redaction.of(text.substring(from, ids.start()))).append(ids.group());
            from = ids.end();
        }
        return kept.append(Redaction.of(text.substring(from))).toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
