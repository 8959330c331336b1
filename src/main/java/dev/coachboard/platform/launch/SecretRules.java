package dev.coachboard.platform.launch;

import dev.coachboard.platform.secret.RsaKeys;
import dev.coachboard.platform.secret.RsaKeys.UnusableKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Consumer;

/** The keys and secrets that the installation makes for itself. */
final class SecretRules {

    static final String SIGNING_KEY = "COACHBOARD_TOKENS_SIGNING_KEY";
    static final String ACCEPTED_KEYS = "COACHBOARD_TOKENS_ACCEPTED_KEYS";
    static final String SECRET = "COACHBOARD_SECRET";
    static final String PREVIOUS = "COACHBOARD_SECRET_PREVIOUS";

    private static final String NEW_KEY =
            "Make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -outform DER | openssl base64 -A";
    private static final String PUBLIC_HALF = "Make a public half with: printf %s \"$" + SIGNING_KEY
            + "\" | openssl base64 -d -A | openssl pkey -inform DER -pubout -outform DER | openssl base64 -A";
    private static final String NEW_SECRET = "Make one with: openssl rand -base64 32";
    private static final int LEAST_BYTES = 32; // because it keys HMAC-SHA-256 and AES-256
    private static final int LEAST_DISTINCT = 16; // because 32 random bytes hold about 30 different ones

    private SecretRules() {}

    static void check(Settings settings, Problems problems) {
        problems.require(settings, SIGNING_KEY, NEW_KEY);
        parse(settings, SIGNING_KEY, RsaKeys::signing, NEW_KEY, problems);
        parse(settings, ACCEPTED_KEYS, RsaKeys::accepted, PUBLIC_HALF, problems);
        problems.require(settings, SECRET, NEW_SECRET);
        for (var key : new String[] {SECRET, PREVIOUS})
            settings.find(key)
                    .flatMap(SecretRules::weakness)
                    .ifPresent(complaint -> problems.add(key, complaint, NEW_SECRET));
        if (settings.find(SECRET).isPresent() && settings.find(SECRET).equals(settings.find(PREVIOUS)))
            problems.add(PREVIOUS, "is the same as " + SECRET, "Leave it out, or set it to the other secret.");
        if (settings.find(SECRET).isPresent() && settings.find(SECRET).equals(settings.find(SIGNING_KEY)))
            problems.add(SECRET, "is the same as " + SIGNING_KEY, NEW_SECRET);
    }

    private static void parse(
            Settings settings, String key, Consumer<String> parser, String remedy, Problems problems) {
        try {
            settings.find(key).ifPresent(parser);
        } catch (UnusableKey e) {
            problems.add(key, e.getMessage(), remedy);
        }
    }

    private static Optional<String> weakness(String secret) {
        try {
            var bytes = Base64.getDecoder().decode(secret.strip());
            if (bytes.length < LEAST_BYTES) return Optional.of("is shorter than 32 bytes in base64");
            return isRandom(bytes) ? Optional.empty() : Optional.of("is not random, so it can be guessed");
        } catch (IllegalArgumentException e) {
            return Optional.of("is not 32 bytes of base64");
        }
    }

    /** Text, sequences and repetitions are not: random bytes look like one of them once in 10^13 times at most. */
    static boolean isRandom(byte[] bytes) {
        var distinct = new HashSet<Byte>();
        var steps = new HashSet<Byte>();
        for (var i = 0; i < bytes.length; i++) {
            distinct.add(bytes[i]);
            if (i > 0) steps.add((byte) (bytes[i] - bytes[i - 1]));
        }
        var text = new String(bytes, StandardCharsets.ISO_8859_1)
                .chars()
                .allMatch(letter -> letter >= ' ' && letter <= '~');
        var half = Arrays.copyOf(bytes, bytes.length / 2);
        var repeated = Arrays.equals(half, Arrays.copyOfRange(bytes, bytes.length / 2, half.length + bytes.length / 2));
        return distinct.size() >= LEAST_DISTINCT && steps.size() >= LEAST_DISTINCT && !text && !repeated;
    }
}
