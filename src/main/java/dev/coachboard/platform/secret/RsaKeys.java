package dev.coachboard.platform.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;

/** Reads RSA keys in every form that openssl writes. No message repeats any part of a key. */
public final class RsaKeys {

    private static final int LEAST_BITS = 2048; // because RFC 7518 asks for it of RS256
    private static final int MOST_BITS = 8192; // because each check of a token would take milliseconds

    private RsaKeys() {}

    /** Says what is wrong with a key, as the end of a sentence that names it. */
    public static final class UnusableKey extends IllegalArgumentException {
        UnusableKey(String message) {
            super(message);
        }
    }

    /** @throws UnusableKey unless it is an RSA private key (PKCS#1 or PKCS#8, PEM or base64) that signs */
    public static KeyPair signing(String text) {
        var der = EncodedKey.der(text, "PRIVATE KEY");
        if (parsePublic(der) != null) throw new UnusableKey("is a public key, and signing needs the private one");
        var key = parsePrivate(der);
        if (key == null) throw new UnusableKey("is not an RSA private key");
        checkLength(key.getModulus().bitLength());
        var pair = new KeyPair(publicHalf(key), key);
        if (!signs(pair)) throw new UnusableKey("is a damaged RSA key: what it signs does not verify");
        return pair;
    }

    /** @throws UnusableKey unless each is an RSA public key (SPKI or PKCS#1, PEM or base64); commas stand between them */
    public static List<PublicKey> accepted(String text) {
        return Arrays.stream(text.split(","))
                .filter(key -> !key.isBlank())
                .map(RsaKeys::accept)
                .toList();
    }

    private static PublicKey accept(String text) {
        var der = EncodedKey.der(text, "PUBLIC KEY");
        if (parsePrivate(der) != null)
            throw new UnusableKey("holds a private key, and only public halves belong there");
        var key = parsePublic(der);
        if (key == null) throw new UnusableKey("holds something that is not an RSA public key");
        checkLength(key.getModulus().bitLength());
        return key;
    }

    private static void checkLength(int bits) {
        if (bits < LEAST_BITS || bits > MOST_BITS)
            throw new UnusableKey(
                    "is an RSA key of " + bits + " bits, and it takes " + LEAST_BITS + " to " + MOST_BITS);
    }

    private static RSAPrivateCrtKey parsePrivate(byte[] der) {
        var direct = generatePrivate(der);
        return direct != null ? direct : generatePrivate(EncodedKey.pkcs8(der));
    }

    private static RSAPrivateCrtKey generatePrivate(byte[] pkcs8) {
        try {
            var key = factory().generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return key instanceof RSAPrivateCrtKey rsa ? rsa : null;
        } catch (InvalidKeySpecException e) {
            return null;
        }
    }

    private static RSAPublicKey parsePublic(byte[] der) {
        var direct = generatePublic(der);
        return direct != null ? direct : generatePublic(EncodedKey.spki(der));
    }

    private static RSAPublicKey generatePublic(byte[] spki) {
        try {
            return (RSAPublicKey) factory().generatePublic(new X509EncodedKeySpec(spki));
        } catch (InvalidKeySpecException e) {
            return null;
        }
    }

    private static PublicKey publicHalf(RSAPrivateCrtKey key) {
        try {
            return factory().generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (InvalidKeySpecException e) {
            throw new UnusableKey("is a damaged RSA key");
        }
    }

    private static boolean signs(KeyPair pair) {
        try {
            var message = "coachboard".getBytes(StandardCharsets.US_ASCII);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            var signed = signature.sign();
            signature.initVerify(pair.getPublic());
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static KeyFactory factory() {
        try {
            return KeyFactory.getInstance("RSA");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
