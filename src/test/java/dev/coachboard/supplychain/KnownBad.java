package dev.coachboard.supplychain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A library below its first good version. */
record KnownBad(String library, String firstGood, String reason) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    static List<KnownBad> all() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/known-bad-versions.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" ", 3))
                .map(parts -> new KnownBad(parts[0], parts[1], parts[2]))
                .toList();
    }

    /** @param file named group.artifact-version.jar */
    boolean matchesFile(String file) {
        var name = library.replace(':', '.') + "-";
        return file.startsWith(name)
                && file.substring(name.length()).matches("\\d.*")
                && isBelow(file.substring(name.length()), firstGood);
    }

    static boolean isBelow(String version, String other) {
        var left = numbers(version);
        var right = numbers(other);
        for (var i = 0; i < Math.max(left.size(), right.size()); i++) {
            var difference = Integer.compare(at(left, i), at(right, i));
            if (difference != 0) return difference < 0;
        }
        return false;
    }

    private static int at(List<Integer> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    private static List<Integer> numbers(String version) {
        return NUMBER.matcher(version)
                .results()
                .map(found -> Integer.parseInt(found.group()))
                .toList();
    }
}
