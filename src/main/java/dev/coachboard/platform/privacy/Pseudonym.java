package dev.coachboard.platform.privacy;

import java.util.Locale;
import java.util.UUID;

/** What somebody is called who had themself erased. */
public record Pseudonym(UUID id) {

    /** A domain that can never be anybody's. */
    private static final String DOMAIN = "@erased.invalid";

    /** The end of an id is chance; its beginning is the time it was made. */
    public String name() {
        return "Erased client " + id.toString().substring(28);
    }

    public String address() {
        return id + DOMAIN;
    }

    /** Whether nobody can be written to here. */
    public static boolean isAddress(String address) {
        return address.toLowerCase(Locale.ROOT).endsWith(DOMAIN);
    }
}
