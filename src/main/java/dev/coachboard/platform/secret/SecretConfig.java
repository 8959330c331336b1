package dev.coachboard.platform.secret;

import io.smallrye.config.ConfigMapping;

/** The installation's own secret. */
@ConfigMapping(prefix = "coachboard")
interface SecretConfig {

    /** 32 random bytes in base64. Changing it breaks open list cursors and nothing else. */
    String secret();
}
