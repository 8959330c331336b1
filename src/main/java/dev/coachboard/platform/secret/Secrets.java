package dev.coachboard.platform.secret;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Random tokens, and codes under the installation's own secret; each use has a key of its own, derived by name. Another
 * secret may be accepted beside it while the installation changes from one to the other.
 */
@ApplicationScoped
public class Secrets {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int NONCE_BYTES = 12; // because GCM is defined for it

    private final SecureRandom random = new SecureRandom();

    /** The first one makes new codes. */
    private final List<byte[]> secrets;

    Secrets(SecretConfig config) {
        secrets = Stream.concat(Stream.of(config.secret()), config.secretPrevious().stream())
                .map(secret -> Base64.getDecoder().decode(secret.strip()))
                .toList();
    }

    /** 256 bits that nobody can guess. */
    public byte[] random32() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    /** 32 bytes that only this installation can make of the message. */
    public byte[] code(String use, byte[] message) {
        return code(secrets.get(0), use, message);
    }

    /** Every code of the message that is accepted: the one that would be made now, then the other secret's. */
    public List<byte[]> codes(String use, byte[] message) {
        return secrets.stream().map(secret -> code(secret, use, message)).toList();
    }

    /** How many secrets are accepted. */
    int count() {
        return secrets.size();
    }

    private static byte[] code(byte[] secret, String use, byte[] message) {
        return hmac(hmac(secret, use.getBytes(StandardCharsets.UTF_8)), message);
    }

    /** AES-GCM under this use's own key. What it is about is not hidden, but must be the same when it is opened. */
    public byte[] seal(String use, String about, byte[] text) {
        try {
            var nonce = Arrays.copyOf(random32(), NONCE_BYTES);
            var sealed = cipher(Cipher.ENCRYPT_MODE, secrets.get(0), use, about, nonce)
                    .doFinal(text);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException if it was sealed about something else, or with another secret, or changed since */
    public byte[] open(String use, String about, byte[] sealed) {
        var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        for (var secret : secrets) {
            try {
                return cipher(Cipher.DECRYPT_MODE, secret, use, about, nonce)
                        .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // The next secret may open it.
            }
        }
        throw new IllegalStateException("Not sealed here, or not about this");
    }

    private static Cipher cipher(int mode, byte[] secret, String use, String about, byte[] nonce)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var key = new SecretKeySpec(code(secret, "seal", use.getBytes(StandardCharsets.UTF_8)), "AES");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
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
