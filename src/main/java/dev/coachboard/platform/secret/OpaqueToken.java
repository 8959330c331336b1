package dev.coachboard.platform.secret;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** An opaque token: the id of what it is about (a device, a practice) and 32 secret bytes. Only its digest is stored. */
public record OpaqueToken(UUID subjectId, byte[] secret) {

    private static final int BYTES = 16 + 32;

    public static OpaqueToken fresh(UUID subjectId, Secrets secrets) {
        return new OpaqueToken(subjectId, secrets.random32());
    }

    /** One that can later be told to be ours without a look at any row. */
    public static OpaqueToken signed(UUID subjectId, Secrets secrets) {
        return signed(subjectId, secrets.random32(), secrets, 0);
    }

    /** Half of the secret is the seed, the other half a code of it under the secret of that number. */
    private static OpaqueToken signed(UUID subjectId, byte[] seed, Secrets secrets, int number) {
        var head = ByteBuffer.allocate(32)
                .putLong(subjectId.getMostSignificantBits())
                .putLong(subjectId.getLeastSignificantBits())
                .put(seed, 0, 16)
                .array();
        var code = secrets.codes("refresh-signature", head).get(number);
        var secret = ByteBuffer.allocate(32).put(seed, 0, 16).put(code, 0, 16);
        return new OpaqueToken(subjectId, secret.array());
    }

    /** Whether it was made by {@link #signed} or is a successor, under any secret that is accepted. */
    public boolean isSigned(Secrets secrets) {
        return IntStream.range(0, secrets.count())
                .anyMatch(number -> MessageDigest.isEqual(
                        secret, signed(subjectId, secret, secrets, number).secret()));
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

    /** Always the same ones for the same predecessor, so that they can be answered twice without being kept. */
    public List<OpaqueToken> successors(Secrets secrets) {
        var seeds = secrets.codes("refresh", bytes());
        return IntStream.range(0, seeds.size())
                .mapToObj(number -> signed(subjectId, seeds.get(number), secrets, number))
                .toList();
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
