package dev.coachboard.platform.secret;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Random tokens, and codes under the installation's own secret; each use has a key of its own, derived by name. */
@ApplicationScoped
public class Secrets {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int NONCE_BYTES = 12; // because GCM is defined for it

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

    /** AES-GCM under this use's own key. What it is about is not hidden, but must be the same when it is opened. */
    public byte[] seal(String use, String about, byte[] text) {
        var nonce = Arrays.copyOf(random32(), NONCE_BYTES);
        var sealed = cipher(Cipher.ENCRYPT_MODE, use, about, nonce, text, 0);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException if it was sealed about something else, or with another secret, or changed since */
    public byte[] open(String use, String about, byte[] sealed) {
        return cipher(Cipher.DECRYPT_MODE, use, about, Arrays.copyOf(sealed, NONCE_BYTES), sealed, NONCE_BYTES);
    }

    private byte[] cipher(int mode, String use, String about, byte[] nonce, byte[] input, int from) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(code("seal", use.getBytes(StandardCharsets.UTF_8)), "AES");
            cipher.init(mode, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Not sealed here, or not about this", e);
        }
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
