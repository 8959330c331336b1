package dev.coachboard.identity;

import dev.coachboard.platform.secret.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key that signs and those that are accepted, each by its id: the digest of its public half. */
@ApplicationScoped
class TokenKeys {

    private final PrivateKey signingKey;
    private final String signingKeyId;
    private final Map<String, PublicKey> accepted = new HashMap<>();

    TokenKeys(TokenConfig config) {
        try {
            var keys = KeyFactory.getInstance("RSA");
            var pair = (RSAPrivateCrtKey) keys.generatePrivate(new PKCS8EncodedKeySpec(decode(config.signingKey())));
            signingKey = pair;
            signingKeyId =
                    accept(keys.generatePublic(new RSAPublicKeySpec(pair.getModulus(), pair.getPublicExponent())));
            for (var key : config.acceptedKeys().orElse(List.of()))
                accept(keys.generatePublic(new X509EncodedKeySpec(decode(key))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause: its message could repeat a part of the key.
            throw new IllegalStateException(
                    "COACHBOARD_TOKENS_SIGNING_KEY or COACHBOARD_TOKENS_ACCEPTED_KEYS is not an RSA key"
                            + " in base64. Make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -outform DER"
                            + " | base64 -w0");
        }
    }

    PrivateKey signingKey() {
        return signingKey;
    }

    String signingKeyId() {
        return signingKeyId;
    }

    Optional<PublicKey> find(String keyId) {
        return Optional.ofNullable(keyId).map(accepted::get);
    }

    private String accept(PublicKey key) {
        var id = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Digests.sha256(key.getEncoded()))
                .substring(0, 16);
        accepted.put(id, key);
        return id;
    }

    private static byte[] decode(String key) {
        return Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]+-----", ""));
    }
}
