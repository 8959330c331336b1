package dev.coachboard.platform.etag;

/** A body with the version of its row; the answer's ETag is made of it. */
public interface Versioned {
    long version();
}
