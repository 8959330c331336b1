package dev.coachboard.identity;

import dev.coachboard.platform.secret.Digests;
import dev.coachboard.platform.secret.RsaKeys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The key that signs and those that are accepted, each by its id: the digest of its public half. */
@ApplicationScoped
@Startup // because a key that cannot be read must stop the start, not the first login
class TokenKeys {

    private final PrivateKey signingKey;
    private final String signingKeyId;
    private final Map<String, PublicKey> accepted = new HashMap<>();

    TokenKeys(TokenConfig config) {
        var pair = RsaKeys.signing(config.signingKey());
        signingKey = pair.getPrivate();
        signingKeyId = accept(pair.getPublic());
        RsaKeys.accepted(config.acceptedKeys().orElse("")).forEach(this::accept);
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
}
