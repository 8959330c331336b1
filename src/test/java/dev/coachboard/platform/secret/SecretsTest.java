package dev.coachboard.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The installation changes its secret in three steps, and what one step made the next one still takes. */
class SecretsTest {

    private static final String OLD = Base64.getEncoder().encodeToString("old secret of thirty-two bytes..".getBytes());
    private static final String NEW = Base64.getEncoder().encodeToString("new secret of thirty-two bytes..".getBytes());
    private static final byte[] TEXT = "Maya's invitation".getBytes(StandardCharsets.UTF_8);

    private final Secrets before = secrets(OLD, null);
    private final Secrets announced = secrets(OLD, NEW);
    private final Secrets changed = secrets(NEW, OLD);
    private final Secrets after = secrets(NEW, null);

    @Test
    void mails_that_wait_are_opened_by_every_instance_of_the_neighbouring_steps() {
        assertThat(changed.open("mail", "m1", before.seal("mail", "m1", TEXT))).isEqualTo(TEXT);
        assertThat(announced.open("mail", "m1", changed.seal("mail", "m1", TEXT)))
                .isEqualTo(TEXT);
        assertThat(after.open("mail", "m1", changed.seal("mail", "m1", TEXT))).isEqualTo(TEXT);
    }

    @Test
    void what_was_sealed_elsewhere_or_about_another_thing_stays_shut() {
        var sealed = before.seal("mail", "m1", TEXT);
        assertThatThrownBy(() -> after.open("mail", "m1", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> changed.open("mail", "m2", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> changed.open("other", "m1", sealed)).isInstanceOf(IllegalStateException.class);
        sealed[20] ^= 1;
        assertThatThrownBy(() -> changed.open("mail", "m1", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void new_codes_are_made_with_the_new_secret_and_old_ones_still_count() {
        assertThat(changed.code("cursor", TEXT)).isEqualTo(after.code("cursor", TEXT));
        assertThat(changed.codes("cursor", TEXT))
                .containsExactly(after.code("cursor", TEXT), before.code("cursor", TEXT));
        assertThat(after.codes("cursor", TEXT)).hasSize(1);
    }

    @Test
    void both_instances_know_the_successor_that_either_gave_out() {
        var token = OpaqueToken.fresh(UUID.randomUUID(), before);
        assertThat(announced.codes("refresh", TEXT))
                .containsExactlyInAnyOrderElementsOf(changed.codes("refresh", TEXT));
        assertThat(token.successors(announced).get(0).text())
                .isEqualTo(token.successors(changed).get(1).text());
    }

    private static Secrets secrets(String secret, String other) {
        return new Secrets(new SecretConfig() {
            @Override
            public String secret() {
                return secret;
            }

            @Override
            public Optional<String> secretPrevious() {
                return Optional.ofNullable(other);
            }
        });
    }
}
