package dev.coachboard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemPagesTest {

    /** The places where a problem's code is written down: a refusal, the mapper's own answers, the framework's statuses. */
    private static final Pattern CODE = Pattern.compile(
            "(?:(?:Conflict|BadRequest|Unprocessable|Forbidden|Unauthorized|Unavailable)\\(\\s*|Refusal\\(\\d+,\\s*"
                    + "|problem\\(\\s*\\d+,\\s*)\"([a-z][a-z-]+)\"");

    private static final Pattern STATUS_CODE = Pattern.compile("case \\d+ -> \"([a-z][a-z-]+)\"");

    @Test
    void every_code_has_a_page_and_every_page_a_code() throws IOException {
        assertThat(pages()).isEqualTo(codes());
    }

    private static Set<String> pages() throws IOException {
        try (var files = Files.list(Path.of("docs/problems"))) {
            return files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> codes() throws IOException {
        var codes = new TreeSet<>(Set.of("internal-error", "not-found"));
        try (var files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> collect(read(file), codes));
        }
        return codes;
    }

    private static void collect(String source, Set<String> codes) {
        CODE.matcher(source).results().forEach(found -> codes.add(found.group(1)));
        if (source.contains("class StatusProblems"))
            STATUS_CODE.matcher(source).results().forEach(found -> codes.add(found.group(1)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
