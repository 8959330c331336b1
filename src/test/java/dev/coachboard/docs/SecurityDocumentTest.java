package dev.coachboard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The security document leaves no item out and names tests that exist. */
class SecurityDocumentTest {

    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))`");
    private static final Pattern REQUIREMENT = Pattern.compile("(?m)^\\| V(\\d+)\\.\\d+\\.\\d+ \\| L[12] \\| \\S");

    /** How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has. */
    private static final Map<Integer, Integer> REQUIREMENTS = Map.ofEntries(
            Map.entry(1, 27),
            Map.entry(2, 11),
            Map.entry(3, 19),
            Map.entry(4, 10),
            Map.entry(5, 9),
            Map.entry(6, 35),
            Map.entry(7, 18),
            Map.entry(8, 7),
            Map.entry(9, 7),
            Map.entry(10, 29),
            Map.entry(11, 14),
            Map.entry(12, 9),
            Map.entry(13, 13),
            Map.entry(14, 9),
            Map.entry(15, 13),
            Map.entry(16, 16),
            Map.entry(17, 7));

    @Test
    void every_named_test_exists() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            var classes = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
            assertThat(classes).containsAll(namedTests());
        }
    }

    @Test
    void every_requirement_has_a_row() throws IOException {
        var rows = new TreeMap<Integer, Integer>();
        REQUIREMENT
                .matcher(document())
                .results()
                .forEach(row -> rows.merge(Integer.valueOf(row.group(1)), 1, Integer::sum));
        assertThat(rows).containsExactlyInAnyOrderEntriesOf(REQUIREMENTS);
    }

    @Test
    void every_item_of_the_top_ten_has_a_row() throws IOException {
        for (var item = 1; item <= 10; item++) assertThat(document()).contains("\n| API" + item + " ");
    }

    private static Iterable<String> namedTests() throws IOException {
        return NAMED_TEST
                .matcher(document())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("docs/security.md"));
    }
}
