package dev.coachboard.platform.etag;

/** A body with the version of its row; the answer's ETag is made of it. */
public interface Versioned {
    long version();

    /** What the body shows of other rows, such as a name: that can change while this version stays. Null is nothing. */
    default Object borrowed() {
        return null;
    }
}
