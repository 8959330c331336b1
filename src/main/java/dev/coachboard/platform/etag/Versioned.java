package dev.coachboard.platform.etag;

/** A body with the version of its row; the answer's ETag is made of it. */
public interface Versioned {
    long version();

    /** Whether the body shows what other rows hold, such as a name: that can change while this version stays. */
    default boolean borrows() {
        return false;
    }
}
