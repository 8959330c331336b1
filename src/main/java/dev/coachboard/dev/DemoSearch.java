package dev.coachboard.dev;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The sort and search keys of the demo's clients. */
final class DemoSearch {

    private DemoSearch() {}

    static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace('ł', 'l')
                .replace('ı', 'i');
    }

    static Set<String> terms(String name, String email) {
        var terms = new LinkedHashSet<>(List.of(key(name).split(" ")));
        terms.add(key(name));
        terms.add(key(email));
        return terms;
    }
}
