package dev.coachboard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachboard.platform.security.SecurityEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SecurityEventsPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (info|warning) \\| \\S");

    @Test
    void the_page_lists_every_event_once_in_order_and_no_other() throws Exception {
        var listed = ROW.matcher(Files.readString(Path.of("docs/security-events.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(listed)
                .isEqualTo(Arrays.stream(SecurityEvent.values())
                        .map(SecurityEvent::text)
                        .toList());
    }
}
