package dev.coachboard.identity;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The keys of access tokens. */
@ConfigMapping(prefix = "coachboard.tokens")
interface TokenConfig {

    /** The RSA key that signs: PKCS#1 or PKCS#8, as PEM or as base64 of its DER form. */
    String signingKey();

    /**
     * Public keys that are accepted as well, SPKI or PKCS#1, as PEM or base64, separated by commas. Not a list, because
     * the reader of lists would take the backslash of {@code \n} away. {@code docs/rotation.md} has the steps.
     */
    Optional<String> acceptedKeys();
}
