package dev.coachboard.platform.secret;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The installation's own secrets. */
@ConfigMapping(prefix = "coachboard")
interface SecretConfig {

    /**
     * 32 random bytes in base64. It encrypts waiting mails, signs list cursors, derives the successors of refresh tokens, and
     * keys the codes of known sign-ins and of recipients in the delivery log. A change without the predecessor loses these.
     */
    String secret();

    /** One more secret that opens and verifies, and never makes anything new: the predecessor, or the next one. */
    Optional<String> secretPrevious();
}
