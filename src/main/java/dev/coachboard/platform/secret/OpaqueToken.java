package dev.coachboard.platform.secret;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** An opaque token: the id of what it is about (a device, a practice) and 32 secret bytes. Only its digest is stored. */
public record OpaqueToken(UUID subjectId, byte[] secret) {

    private static final int BYTES = 16 + 32;

    public static OpaqueToken fresh(UUID subjectId, Secrets secrets) {
        return new OpaqueToken(subjectId, secrets.random32());
    }

    public static Optional<OpaqueToken> parse(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) return Optional.empty();
            var id = new UUID(bytes.getLong(), bytes.getLong());
            var secret = new byte[32];
            bytes.get(secret);
            return Optional.of(new OpaqueToken(id, secret));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Always the same one for the same predecessor, so that it can be answered twice without being kept. */
    public OpaqueToken successor(Secrets secrets) {
        return new OpaqueToken(subjectId, secrets.code("refresh", bytes()));
    }

    public byte[] hash() {
        return Digests.sha256(bytes());
    }

    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    private byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(subjectId.getMostSignificantBits())
                .putLong(subjectId.getLeastSignificantBits())
                .put(secret)
                .array();
    }
}
