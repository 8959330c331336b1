package dev.coachboard.platform.privacy;

import java.io.IOException;

/** Takes files into an export. */
@FunctionalInterface
public interface DocumentShelf {

    /** @param path with slashes, in letters, digits, dots and hyphens */
    void add(String path, byte[] body) throws IOException;
}
