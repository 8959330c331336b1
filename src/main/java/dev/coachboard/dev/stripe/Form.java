package dev.coachboard.dev.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Form-encoded parameters under their nested names, such as {@code items[0][price]}. */
final class Form {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Later texts win over earlier ones; null counts as empty. */
    static Form of(String... texts) {
        var form = new Form();
        for (var text : texts) if (text != null) form.add(text);
        return form;
    }

    private void add(String text) {
        var position = 0;
        for (var pair : text.split("&")) {
            if (pair.isEmpty()) continue;
            var at = pair.indexOf('=');
            var name = decode(at < 0 ? pair : pair.substring(0, at));
            if (name.endsWith("[]")) name = name.substring(0, name.length() - 1) + position++ + "]";
            values.put(name, at < 0 ? "" : decode(pair.substring(at + 1)));
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(null, null, "The request is not form-encoded");
        }
    }

    /** Null when it was not sent; empty when it was sent to unset something. */
    String text(String name) {
        return values.get(name);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    String require(String name) {
        var value = values.get(name);
        if (value == null || value.isEmpty()) throw Refusal.missingParameter(name);
        return value;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean isTrue(String name) {
        return "true".equals(values.get(name));
    }

    /** Null when it was not sent. */
    Long number(String name) {
        var value = values.get(name);
        if (value == null || value.isEmpty()) return null;
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("parameter_invalid_integer", name, "Invalid integer: " + value);
        }
    }

    long requireNumber(String name) {
        require(name);
        return number(name);
    }

    /** The pairs directly under a name, such as {@code metadata}. */
    Map<String, String> map(String name) {
        var prefix = name + "[";
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(prefix.length()).replaceFirst("]$", ""),
                        Map.Entry::getValue,
                        (first, second) -> second,
                        LinkedHashMap::new));
    }

    List<String> list(String name) {
        return List.copyOf(map(name).values());
    }

    /** The names before the first bracket. */
    Set<String> names() {
        return values.keySet().stream()
                .map(name -> name.split("\\[", 2)[0])
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same for the same parameters in any order. */
    String fingerprint() {
        return new TreeMap<>(values).toString();
    }
}
