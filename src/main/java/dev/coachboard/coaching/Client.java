package dev.coachboard.coaching;

import dev.coachboard.platform.privacy.Pseudonym;
import dev.coachboard.platform.problem.Conflict;
import dev.coachboard.platform.tenancy.TenantEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A person who is coached. The id is also that of the client's membership, once there is one. */
@Entity
@Table(name = "clients")
class Client extends TenantEntity {

    private UUID coachId;
    private String name;
    private String sortName;
    private String email;
    private String phone;
    private String zone;

    @Enumerated(EnumType.STRING)
    private ClientStatus status;

    private Instant createdAt;
    private Instant archivedAt;
    private Instant erasedAt;

    /** For Hibernate alone. */
    protected Client() {}

    Client(UUID id, UUID coachId, NewClient added, Instant now) {
        super(id);
        this.coachId = coachId;
        rename(added.name());
        this.email = added.email();
        this.phone = emptyToNull(added.phone());
        this.zone = added.zone();
        this.status = ClientStatus.ACTIVE;
        this.createdAt = now;
    }

    /** Changes only what the patch names; an empty phone number removes it. */
    void edit(ClientPatch patch) {
        requireKnown();
        if (patch.name() != null) rename(patch.name());
        if (patch.email() != null) email = patch.email();
        if (patch.phone() != null) phone = emptyToNull(patch.phone());
        if (patch.zone() != null) zone = patch.zone();
        if (patch.coachId() != null) coachId = patch.coachId();
    }

    void archive(Instant now) {
        requireActive();
        status = ClientStatus.ARCHIVED;
        archivedAt = now;
    }

    /** What has to stay, such as invoices, is from now on somebody's whom nobody knows. */
    void erase(Pseudonym pseudonym, Instant now) {
        rename(pseudonym.name());
        email = pseudonym.address();
        phone = null;
        zone = "UTC";
        status = ClientStatus.ARCHIVED;
        if (archivedAt == null) archivedAt = now;
        erasedAt = now;
    }

    void requireKnown() {
        if (isErased()) throw erased();
    }

    static Conflict erased() {
        return new Conflict("client-erased", "What was known of this client is erased for good");
    }

    boolean isErased() {
        return erasedAt != null;
    }

    void requireActive() {
        if (status == ClientStatus.ARCHIVED) throw archived();
    }

    ClientProfile profile() {
        return new ClientProfile(name, email, phone, isErased());
    }

    Set<String> searchTerms() {
        return SearchTerm.termsOf(name, email);
    }

    static Conflict archived() {
        return new Conflict("client-archived", "This client is archived");
    }

    private void rename(String given) {
        name = given.strip();
        sortName = SearchTerm.normalise(name);
    }

    private static String emptyToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    UUID coachId() {
        return coachId;
    }

    String name() {
        return name;
    }

    String email() {
        return email;
    }

    String phone() {
        return phone;
    }

    String zone() {
        return zone;
    }

    ClientStatus status() {
        return status;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant archivedAt() {
        return archivedAt;
    }
}
