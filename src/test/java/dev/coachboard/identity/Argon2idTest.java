package dev.coachboard.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The expected hashes were computed by password4j 1.8.2, which wrote the hashes of earlier versions. */
class Argon2idTest {

    private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String KNOWN =
            "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$69I7qCjDTsQwhQqFvpQJiqEI0lGQvxC84fXE0Ktxca4";

    @Test
    void a_hash_is_argon2id_with_19_mib_two_passes_and_one_lane() {
        assertThat(Argon2id.hash("correct horse battery", SALT)).isEqualTo(KNOWN);
        assertThat(Argon2id.hash("correct horse battery"))
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void letters_beyond_ascii_are_hashed_as_utf_8() {
        assertThat(Argon2id.hash("gr\u00fc\u00dfe \ud83d\udd11 zw\u00f6lf", SALT))
                .isEqualTo("$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg"
                        + "$rzs7D9aqzvbjDUYh+lOYtrcM8ThUp0MYHXon1UDI+1M");
    }

    @Test
    void a_hash_of_an_earlier_version_still_matches_its_password_alone() {
        var earlier =
                "$argon2id$v=19$m=19456,t=2,p=1$HkkpbUOgRtzXZ05G+3m/6A$JxSnv+gbXMZ1iLWeQr+5Nyal+oxgFBjFeAny77jaENk";
        assertThat(Argon2id.matches("correct horse battery", earlier)).isTrue();
        assertThat(Argon2id.matches("correct horse batterY", earlier)).isFalse();
    }

    @Test
    void two_hashes_of_one_password_differ() {
        assertThat(Argon2id.hash("correct horse battery")).isNotEqualTo(Argon2id.hash("correct horse battery"));
    }

    @Test
    void a_stored_hash_cannot_take_the_heap_or_be_of_another_kind() {
        assertThatThrownBy(() -> Argon2id.matches("x", KNOWN.replace("m=19456", "m=999999")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Argon2id.matches("x", "$2a$10$abcdefghijklmnopqrstuv"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_hash_allocates_little_more_than_its_19_mib() {
        Argon2id.hash("warm");
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        Argon2id.hash("correct horse battery", SALT);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isBetween(19L << 20, 30L << 20);
    }
}
