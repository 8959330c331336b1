package dev.coachboard.platform.privacy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The person that an export or an erasure is about, as they are known before it.
 *
 * @param userId null for a client who never had an account
 * @param elsewhere whether the account is used in another practice too, and so is not this one's to erase
 * @param names as a client and as a user
 * @param phone null if none is known
 */
public record DataSubject(
        UUID clientId, UUID userId, boolean elsewhere, Set<String> names, Set<String> addresses, String phone) {

    public boolean hasAccountHereAlone() {
        return userId != null && !elsewhere;
    }

    /** For texts in the client's own rows: a name or an address finds no row, since it may be somebody else's too. */
    public List<String> marks() {
        return Stream.of(addresses.stream(), names.stream(), Stream.ofNullable(phone))
                .flatMap(words -> words)
                .toList();
    }

    public Pseudonym pseudonym() {
        return new Pseudonym(clientId);
    }
}
