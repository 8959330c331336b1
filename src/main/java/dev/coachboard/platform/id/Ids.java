package dev.coachboard.platform.id;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Makes ids: UUID v7, so rows sort by their age and nobody can guess the next one. */
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /**
     * Only the form with all its digits; Java's own parser takes "1-1-1-1-1" too.
     *
     * @throws IllegalArgumentException if it is no id
     */
    public static UUID parse(String text) {
        if (text.length() != 36) throw new IllegalArgumentException();
        return UUID.fromString(text);
    }
}
