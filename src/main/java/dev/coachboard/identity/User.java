package dev.coachboard.identity;

import dev.coachboard.platform.privacy.Pseudonym;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** One person with one e-mail address, in however many practices. */
@Entity
@Table(name = "users")
class User {

    @Id
    private UUID id;

    private String email;
    private String name;
    private String passwordHash;
    private Instant emailVerifiedAt;
    private Instant createdAt;
    private Instant sessionsEndedAt;

    @Version
    private long version;

    protected User() {}

    User(UUID id, String email, String name, String passwordHash, Instant now) {
        this.id = id;
        this.email = email;
        this.name = name;
        this.passwordHash = passwordHash;
        this.createdAt = now;
    }

    /** @return false when it was proved before: what counts is the first time */
    boolean verifyEmail(Instant now) {
        if (emailVerifiedAt != null) return false;
        emailVerifiedAt = now;
        return true;
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
    }

    /** Following the mail proved the new address. */
    void changeEmail(String newEmail, Instant now) {
        email = newEmail;
        emailVerifiedAt = now;
    }

    /** What was opened before then, such as calendar addresses, is closed. */
    void endSessions(Instant now) {
        sessionsEndedAt = now;
    }

    void rename(String newName) {
        name = newName;
    }

    /** Nobody signs in with it any more. */
    void erase(Pseudonym pseudonym, String unmatchableHash) {
        email = pseudonym.address();
        name = pseudonym.name();
        passwordHash = unmatchableHash;
        emailVerifiedAt = null;
    }

    UUID id() {
        return id;
    }

    String email() {
        return email;
    }

    String name() {
        return name;
    }

    String passwordHash() {
        return passwordHash;
    }

    long version() {
        return version;
    }
}
