package dev.coachboard.privacy;

import dev.coachboard.coaching.ClientDirectory;
import dev.coachboard.coaching.ClientProfile;
import dev.coachboard.identity.MemberAccount;
import dev.coachboard.identity.MemberDirectory;
import dev.coachboard.platform.privacy.DataSubject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together under which ids, names and addresses a client is known. */
@ApplicationScoped
class Subjects {

    private final ClientDirectory clients;
    private final MemberDirectory members;

    Subjects(ClientDirectory clients, MemberDirectory members) {
        this.clients = clients;
        this.members = members;
    }

    DataSubject of(UUID clientId) {
        return of(clientId, clients.requireProfile(clientId));
    }

    DataSubject of(UUID clientId, ClientProfile profile) {
        var account = members.findAccount(clientId);
        return new DataSubject(
                clientId,
                account.map(MemberAccount::userId).orElse(null),
                account.map(MemberAccount::elsewhere).orElse(false),
                both(profile.name(), account.map(MemberAccount::name).orElse(null)),
                both(profile.email(), account.map(MemberAccount::email).orElse(null)),
                profile.phone());
    }

    private static Set<String> both(String ofClient, String ofUser) {
        return Stream.of(ofClient, ofUser).filter(word -> word != null).collect(Collectors.toUnmodifiableSet());
    }
}
