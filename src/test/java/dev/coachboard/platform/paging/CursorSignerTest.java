package dev.coachboard.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CursorSignerTest {

    private static final Position POSITION = Position.at(Instant.parse("2026-03-29T01:00:00.123456Z"), new UUID(7, 9));

    @Inject
    CursorSigner signer;

    @Test
    void a_cursor_comes_back_as_the_position_it_was_made_of() {
        assertThat(signer.verify(signer.sign(POSITION, "/sessions"), "/sessions"))
                .contains(POSITION);
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        assertThat(signer.verify(signer.sign(POSITION, "/sessions"), "/sessions{status=NO_SHOW}"))
                .isEmpty();
    }

    @Test
    void a_changed_cursor_is_refused() {
        var cursor = signer.sign(POSITION, "/sessions");
        for (var i = 0; i < cursor.length(); i++) {
            var other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            var changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertThat(signer.verify(changed, "/sessions").filter(p -> !p.equals(POSITION)))
                    .isEmpty();
        }
    }

    @Test
    void nonsense_is_refused_without_a_fault() {
        for (var nonsense : new String[] {"", "x", "====", "%%%", "A".repeat(400)})
            assertThat(signer.verify(nonsense, "/sessions")).isEmpty();
    }
}
