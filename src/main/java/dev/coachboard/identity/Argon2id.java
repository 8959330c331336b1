package dev.coachboard.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id hashes in the PHC string format. BouncyCastle computes them, because password4j allocates five times the
 * memory that the parameters name.
 */
final class Argon2id {

    private static final int MEMORY_KIB = 19 * 1024; // because OWASP names 19 MiB, 2 passes, 1 lane as its first choice
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MOST_MEMORY_KIB = 64 * 1024; // because a hash from elsewhere must not take the heap

    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d),p=(\\d)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Argon2id() {}

    static String hash(String password) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return hash(password, salt);
    }

    static String hash(String password, byte[] salt) {
        var hash = compute(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(MEMORY_KIB, PASSES, LANES, encode(salt), encode(hash));
    }

    /** With the parameters that the hash names. */
    static boolean matches(String password, String phc) {
        var parts = PHC.matcher(phc);
        if (!parts.matches()) throw new IllegalStateException("A stored password hash is not Argon2id");
        var memory = Integer.parseInt(parts.group(1));
        if (memory > MOST_MEMORY_KIB) throw new IllegalStateException("A stored password hash wants too much memory");
        var passes = Integer.parseInt(parts.group(2));
        var lanes = Integer.parseInt(parts.group(3));
        var expected = decode(parts.group(5));
        var actual = compute(password, decode(parts.group(4)), memory, passes, lanes, expected.length);
        return MessageDigest.isEqual(actual, expected);
    }

    private static byte[] compute(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }
}
