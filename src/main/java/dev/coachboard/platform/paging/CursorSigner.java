package dev.coachboard.platform.paging;

import dev.coachboard.platform.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Writes a position as an opaque token and takes back only what it wrote. */
@ApplicationScoped
class CursorSigner {

    private static final int CODE_BYTES = 12; // because 96 bits cannot be guessed through an API, and links stay short

    private final Secrets secrets;

    CursorSigner(Secrets secrets) {
        this.secrets = secrets;
    }

    String sign(Position position, String list) {
        var text = (position.id() + position.key()).getBytes(StandardCharsets.UTF_8);
        var code = code(text, list);
        var token = Arrays.copyOf(code, CODE_BYTES + text.length);
        System.arraycopy(text, 0, token, CODE_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    Optional<Position> verify(String cursor, String list) {
        try {
            var token = Base64.getUrlDecoder().decode(cursor);
            if (token.length < CODE_BYTES + 36) return Optional.empty();
            var text = Arrays.copyOfRange(token, CODE_BYTES, token.length);
            if (!isGenuine(Arrays.copyOf(token, CODE_BYTES), text, list)) return Optional.empty();
            var position = new String(text, StandardCharsets.UTF_8);
            return Optional.of(new Position(position.substring(36), UUID.fromString(position.substring(0, 36))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] code(byte[] text, String list) {
        return Arrays.copyOf(secrets.code("cursor", message(text, list)), CODE_BYTES);
    }

    private boolean isGenuine(byte[] code, byte[] text, String list) {
        return secrets.codes("cursor", message(text, list)).stream()
                .anyMatch(genuine -> MessageDigest.isEqual(Arrays.copyOf(genuine, CODE_BYTES), code));
    }

    private static byte[] message(byte[] text, String list) {
        var name = (list + '\0').getBytes(StandardCharsets.UTF_8);
        var both = Arrays.copyOf(name, name.length + text.length);
        System.arraycopy(text, 0, both, name.length, text.length);
        return both;
    }
}
