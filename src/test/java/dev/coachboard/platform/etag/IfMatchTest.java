package dev.coachboard.platform.etag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachboard.platform.problem.Refusal;
import java.util.List;
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
        assertThat(EntityTags.match("W/\"3\"", "\"3\"")).hasValue("\"3\"");
        assertThat(EntityTags.match("\"1\", \"3\"", "\"3\"")).hasValue("\"3\"");
        assertThat(EntityTags.match("*", "\"3\"")).hasValue("\"3\"");
        assertThat(EntityTags.match("\"1\"", "\"3\"")).isEmpty();
        assertThat(EntityTags.match(null, "\"3\"")).isEmpty();
    }

    @Test
    void a_compressed_body_has_a_tag_of_its_own_that_stands_for_the_same_version() {
        assertThat(EntityTags.compressed("\"3-1f\"")).isEqualTo("\"3-1f.gzip\"");
        assertThat(EntityTags.match("W/\"3-1f.gzip\"", "\"3-1f\"")).hasValue("\"3-1f.gzip\"");
        assertThat(EntityTags.match("\"4.gzip\"", "\"3\"")).isEmpty();
        assertThatCode(() -> IfMatch.required("\"3.gzip\"").check(3)).doesNotThrowAnyException();
        assertThatCode(() -> IfMatch.required("\"3-1f.gzip\"").check(3)).doesNotThrowAnyException();
        assertThat(status(() -> IfMatch.required("\"2.gzip\"").check(3))).isEqualTo(412);
        assertThat(status(() -> IfMatch.required("W/\"3.gzip\"").check(3))).isEqualTo(412);
    }

    @Test
    void names_that_java_hashes_alike_have_other_tags() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        assertThat(EntityTags.of(showing("Aa"))).isNotEqualTo(EntityTags.of(showing("BB")));
        assertThat(EntityTags.of(showing(List.of("Aa", "x")))).isNotEqualTo(EntityTags.of(showing(List.of("BB", "x"))));
        assertThat(EntityTags.of(showing(List.of("a, b", "c"))))
                .isNotEqualTo(EntityTags.of(showing(List.of("a", "b, c"))));
        assertThat(EntityTags.of(showing("Ada")))
                .isEqualTo(EntityTags.of(showing("Ada")))
                .startsWith("\"3-");
    }

    private static Versioned showing(Object borrowed) {
        return new Versioned() {
            @Override
            public long version() {
                return 3;
            }

            @Override
            public Object borrowed() {
                return borrowed;
            }
        };
    }

    private static int status(ThrowingCallable call) {
        var refusal = new Refusal[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, thrown -> refusal[0] = thrown);
        return refusal[0].status();
    }
}
