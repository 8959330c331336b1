package dev.coachboard.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/** Makes the name by which a practice's public page is found. */
final class Slugs {

    private static final int NAME_LENGTH = 40; // because with the suffix it stays under a DNS label's 63

    private Slugs() {}

    /** The random end of the id keeps two practices of one name apart, and tells nobody that the other exists. */
    static String of(String name, UUID practiceId) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        var start = plain.substring(0, Math.min(plain.length(), NAME_LENGTH)).replaceAll("-+$", "");
        var end = practiceId.toString().substring(28);
        return start.isEmpty() ? "practice-" + end : start + "-" + end;
    }
}
