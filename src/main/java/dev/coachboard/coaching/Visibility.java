package dev.coachboard.coaching;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Every coach of the practice reads every note, since coaches stand in for each other; a client reads SHARED ones. */
@Schema(
        description = "PRIVATE: every coach and owner of the practice reads the note, and no client does."
                + " SHARED: the client reads it too. Only the author changes or deletes a note.")
public enum Visibility {
    PRIVATE,
    SHARED
}
