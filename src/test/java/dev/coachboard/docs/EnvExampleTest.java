package dev.coachboard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EnvExampleTest {

    private static final Pattern KEY = Pattern.compile("\"((?:DATABASE|COACHBOARD)_[A-Z_]+)\"");
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"(coachboard[a-z.-]*)\"\\)");
    private static final Pattern METHOD = Pattern.compile("\\n    (?!@)[A-Za-z<>]+ ([a-z][A-Za-z]+)\\(\\);");

    @Test
    void every_key_that_the_code_reads_is_in_the_example() throws IOException {
        assertThat(listed()).containsAll(keysByName()).containsAll(mappedKeys());
    }

    @Test
    void the_example_holds_names_and_never_a_value() throws IOException {
        assertThat(Files.readAllLines(Path.of(".env.example")))
                .allMatch(line -> line.isBlank() || line.startsWith("#") || line.endsWith("="));
    }

    private static Set<String> listed() throws IOException {
        return Files.readAllLines(Path.of(".env.example")).stream()
                .filter(line -> line.endsWith("="))
                .map(line -> line.substring(0, line.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keysByName() throws IOException {
        var keys = new TreeSet<String>();
        for (var source : sources()) KEY.matcher(source).results().forEach(found -> keys.add(found.group(1)));
        return keys;
    }

    /** Rate limits have their numbers in application.properties, and are nobody's environment. */
    private static Set<String> mappedKeys() throws IOException {
        var keys = new TreeSet<String>();
        for (var source : sources()) {
            var prefix = PREFIX.matcher(source);
            if (!prefix.find() || prefix.group(1).endsWith("rate-limit")) continue;
            METHOD.matcher(source)
                    .results()
                    .forEach(found -> keys.add(environmentName(prefix.group(1) + "." + found.group(1))));
        }
        return keys;
    }

    private static String environmentName(String key) {
        return key.replaceAll("([a-z])([A-Z])", "$1_$2").replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static Set<String> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var sources = new TreeSet<String>();
            for (var file :
                    files.filter(file -> file.toString().endsWith(".java")).toList())
                sources.add(Files.readString(file));
            return sources;
        }
    }
}
