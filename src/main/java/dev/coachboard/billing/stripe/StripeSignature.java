package dev.coachboard.billing.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks that Stripe sent these bytes, a moment ago. The SDK's own check takes a signature from the future and throws
 * what it likes on a header that is none.
 */
final class StripeSignature {

    /** Both ways: an old one may be a replay, and one from the future could be replayed until then. */
    static final Duration TOLERANCE = Duration.ofSeconds(300);

    private static final int LONGEST_HEADER = 2000; // because ten signatures have 750 characters
    private static final Pattern TIME = Pattern.compile("t=(\\d{1,12})");
    private static final Pattern SIGNATURE = Pattern.compile("v1=([0-9a-f]{64})");

    private final String time;
    private final List<byte[]> signatures;

    private StripeSignature(String time, List<byte[]> signatures) {
        this.time = time;
        this.signatures = signatures;
    }

    static boolean isGood(String header, byte[] body, List<String> secrets, Instant now) {
        if (header == null || header.length() > LONGEST_HEADER) return false;
        var signature = parse(header);
        return signature != null && signature.isFresh(now) && signature.isOf(body, secrets);
    }

    /** Elements of other schemes are skipped, as Stripe may add some; a second time is refused. */
    private static StripeSignature parse(String header) {
        String time = null;
        var signatures = new ArrayList<byte[]>();
        for (var element : header.split(",")) {
            var found = TIME.matcher(element.strip());
            if (found.matches()) {
                if (time != null) return null;
                time = found.group(1);
            }
            found = SIGNATURE.matcher(element.strip());
            if (found.matches()) signatures.add(HexFormat.of().parseHex(found.group(1)));
        }
        return time == null ? null : new StripeSignature(time, signatures);
    }

    private boolean isFresh(Instant now) {
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now);
        return age.abs().compareTo(TOLERANCE) <= 0;
    }

    private boolean isOf(byte[] body, List<String> secrets) {
        return secrets.stream()
                .map(secret -> expected(body, secret))
                .anyMatch(expected ->
                        signatures.stream().anyMatch(signature -> MessageDigest.isEqual(signature, expected)));
    }

    private byte[] expected(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
