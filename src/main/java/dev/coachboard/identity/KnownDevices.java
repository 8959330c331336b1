package dev.coachboard.identity;

import dev.coachboard.platform.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Marks a device that signed in to an account, so that its logins are counted apart from those of everyone else. The mark
 * opens nothing: it holds a random number, its end and a code under the installation's secret.
 */
@ApplicationScoped
class KnownDevices {

    static final Duration LIFETIME = Duration.ofDays(180);

    private static final int NUMBER_BYTES = 16;
    private static final int HEAD_BYTES = NUMBER_BYTES + Long.BYTES;

    private final Secrets secrets;
    private final Clock clock;

    KnownDevices(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    String mark(String email) {
        var end = clock.instant().plus(LIFETIME).getEpochSecond();
        var head = ByteBuffer.allocate(HEAD_BYTES)
                .put(secrets.random32(), 0, NUMBER_BYTES)
                .putLong(end)
                .array();
        var code = codes(head, email).get(0);
        var mark = ByteBuffer.allocate(HEAD_BYTES + code.length).put(head).put(code);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mark.array());
    }

    /** @return the device's number, if the mark was made here for this address and has not ended */
    Optional<String> find(String mark, String email) {
        if (mark == null) return Optional.empty();
        try {
            var bytes = Base64.getUrlDecoder().decode(mark);
            if (bytes.length <= HEAD_BYTES) return Optional.empty();
            var head = Arrays.copyOf(bytes, HEAD_BYTES);
            var code = Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length);
            var end = Instant.ofEpochSecond(ByteBuffer.wrap(head).getLong(NUMBER_BYTES));
            var isGood = codes(head, email).stream().anyMatch(good -> MessageDigest.isEqual(good, code))
                    && clock.instant().isBefore(end);
            return isGood ? Optional.of(HexFormat.of().formatHex(head, 0, NUMBER_BYTES)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private List<byte[]> codes(byte[] head, String email) {
        var address = email.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        var message = ByteBuffer.allocate(HEAD_BYTES + address.length).put(head).put(address);
        return secrets.codes("known-device", message.array());
    }
}
