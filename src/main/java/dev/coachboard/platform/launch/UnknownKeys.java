package dev.coachboard.platform.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Refuses a mistyped key, which would otherwise be ignored in silence. The jar's copy of .env.example has them all. */
final class UnknownKeys {

    static final String RATE_LIMIT = "COACHBOARD_RATE_LIMIT__[A-Z_]+__(CAPACITY|PERIOD)";

    private static final String EXAMPLE = "/META-INF/.env.example";
    private static final int SLIPS = 2; // because a person who mistypes a key gets most letters right

    private UnknownKeys() {}

    static void check(Settings settings, Problems problems) {
        var known = known(settings);
        var given = new TreeSet<>(settings.environment());
        for (var name : System.getProperties().stringPropertyNames())
            if (name.startsWith("coachboard.") && !name.startsWith("coachboard.dev."))
                given.add(Settings.environmentName(name));
        for (var key : given) {
            if (known.contains(key)) continue;
            var near = nearest(key, known);
            var ours = key.startsWith("COACHBOARD_") || key.startsWith("COACHBOARD.");
            var slip = near.filter(name -> distance(key, name) <= SLIPS && !given.contains(name));
            if (ours || slip.isPresent())
                problems.add(
                        key,
                        "is no key of Coachboard",
                        near.map(name -> "Did you mean " + name + "? If not, remove it.")
                                .orElse("Remove it."));
        }
    }

    private static Set<String> known(Settings settings) {
        var known = new TreeSet<>(settings.shipped());
        known.addAll(example());
        return known;
    }

    static Set<String> example() {
        try (var example = UnknownKeys.class.getResourceAsStream(EXAMPLE)) {
            return new String(example.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.matches("[A-Z_]+=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> nearest(String key, Set<String> known) {
        return known.stream()
                .filter(name -> name.startsWith("COACHBOARD_") || name.startsWith("DATABASE_"))
                .min(Comparator.comparingInt(name -> distance(key, name)))
                .filter(name -> distance(key, name) <= name.length() / 3);
    }

    /** Levenshtein's. */
    static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var j = 0; j < row.length; j++) row[j] = j;
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var above = row[j];
                var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + same);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
