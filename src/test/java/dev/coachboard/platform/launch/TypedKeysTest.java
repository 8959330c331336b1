package dev.coachboard.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever the code reads as more than text is looked at before the start; else a wrong value ends in a stack trace. */
class TypedKeysTest {

    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"(coachboard[a-z.-]*)\"\\)");
    private static final Pattern TYPED = Pattern.compile(
            "\\n    (?:Optional<)?(Duration|int|long|Integer|boolean|URI|[A-Z]\\w*(?<!String|List|Optional|Set|Policy))>? ([a-z]\\w+)\\(\\);");

    @Test
    void each_has_a_rule() throws IOException {
        var keys = keys();
        assertThat(keys).hasSizeGreaterThan(8);
        for (var key : keys) {
            var settings = GoodSettings.production();
            settings.put(key, "hunter2");
            assertThat(LaunchRules.serving(Settings.of(settings)))
                    .as(key + " needs a rule, see NumberRules")
                    .anyMatch(line -> line.startsWith("- " + key + " "));
        }
    }

    private static List<String> keys() throws IOException {
        var keys = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var source = Files.readString(file);
                var prefix = PREFIX.matcher(source);
                if (!prefix.find() || prefix.group(1).endsWith("rate-limit")) continue;
                TYPED.matcher(source)
                        .results()
                        .forEach(found -> keys.add(Settings.environmentName(
                                prefix.group(1) + "." + found.group(2).replaceAll("([a-z])([A-Z])", "$1-$2"))));
            }
        }
        return keys;
    }
}
