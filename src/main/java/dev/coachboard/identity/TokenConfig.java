package dev.coachboard.identity;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The keys of access tokens. */
@ConfigMapping(prefix = "coachboard.tokens")
interface TokenConfig {

    /** The RSA key that signs: PKCS#8 in base64, with or without PEM lines. */
    String signingKey();

    /**
     * Public keys that are still accepted, X.509 in base64, while a rotation is under way: put the new key's here on
     * every instance first, then sign with it, then keep the old one's here until its last token has expired.
     */
    Optional<List<String>> acceptedKeys();
}
