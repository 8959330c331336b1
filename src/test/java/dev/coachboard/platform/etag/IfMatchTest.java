package dev.coachboard.platform.etag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachboard.platform.problem.Refusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class IfMatchTest {

    @Test
    void the_version_that_was_read_may_be_changed() {
        assertThatCode(() -> IfMatch.required("\"3\"").check(3)).doesNotThrowAnyException();
        assertThatCode(() -> IfMatch.required("\"1\", \"3\"").check(3)).doesNotThrowAnyException();
        assertThatCode(() -> IfMatch.required("*").check(3)).doesNotThrowAnyException();
        assertThatCode(() -> IfMatch.required("\"3-1f\"").check(3)).doesNotThrowAnyException();
    }

    @Test
    void a_version_that_moved_on_is_a_412() {
        assertThat(status(() -> IfMatch.required("\"2\"").check(3))).isEqualTo(412);
        assertThat(status(() -> IfMatch.required("\"31-3\"").check(3))).isEqualTo(412);
    }

    @Test
    void a_weak_tag_never_matches() {
        assertThat(status(() -> IfMatch.required("W/\"3\"").check(3))).isEqualTo(412);
    }

    @Test
    void a_missing_header_is_a_428() {
        assertThat(status(() -> IfMatch.required(null))).isEqualTo(428);
        assertThat(status(() -> IfMatch.required(" "))).isEqualTo(428);
    }

    @Test
    void if_none_match_takes_weak_tags_and_lists() {
        assertThat(EntityTags.matches("W/\"3\"", "\"3\"")).isTrue();
        assertThat(EntityTags.matches("\"1\", \"3\"", "\"3\"")).isTrue();
        assertThat(EntityTags.matches("\"1\"", "\"3\"")).isFalse();
        assertThat(EntityTags.matches(null, "\"3\"")).isFalse();
    }

    private static int status(ThrowingCallable call) {
        var refusal = new Refusal[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, thrown -> refusal[0] = thrown);
        return refusal[0].status();
    }
}
