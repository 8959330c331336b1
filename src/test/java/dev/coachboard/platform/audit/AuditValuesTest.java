package dev.coachboard.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditValuesTest {

    @Test
    void states_sums_days_and_ids_are_kept_as_they_are() {
        var id = UUID.randomUUID();
        assertThat(AuditValues.of(Map.of("id", id, "cents", 12900L, "on", LocalDate.parse("2030-01-01"), "paid", true)))
                .containsEntry("id", id.toString())
                .containsEntry("cents", 12900L)
                .containsEntry("on", "2030-01-01")
                .containsEntry("paid", true);
        assertThat(AuditValues.of(Map.of("key", "reminder:" + id))).containsEntry("key", "reminder:" + id);
    }

    @Test
    void what_is_named_or_shaped_like_a_secret_is_masked() {
        record Login(String accessToken) {}
        var values = AuditValues.of(Map.of(
                "newPassword",
                "correct horse",
                "tokenHash",
                12,
                "note",
                "sk_live_51H8abcdefghijklmnop",
                "who",
                "maya@example.com",
                "login",
                new Login("short"),
                "list",
                List.of("secret of mine")));
        assertThat(values.values()).containsOnly("***");
    }

    @Test
    void nothing_grows_without_a_bound() {
        var many = new HashMap<String, String>();
        for (var i = 0; i < 100; i++) many.put("field " + i, "word ".repeat(1000));
        var kept = AuditValues.of(many);
        assertThat(kept).hasSize(20);
        assertThat(kept.values())
                .allSatisfy(value -> assertThat(value.toString()).hasSizeLessThanOrEqualTo(200));
    }
}
