package dev.coachboard.platform.secret;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random tokens, and codes under the installation's own secret; each use has a key of its own, derived by name. */
@ApplicationScoped
public class Secrets {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private final byte[] secret;

    Secrets(SecretConfig config) {
        this.secret = Base64.getDecoder().decode(config.secret());
    }

    /** 256 bits that nobody can guess. */
    public byte[] random32() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    /** 32 bytes that only this installation can make of the message. */
    public byte[] code(String use, byte[] message) {
        return hmac(hmac(secret, use.getBytes(StandardCharsets.UTF_8)), message);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
